"""A photo that a test attaches to a session."""

import io

from django.core.files.base import ContentFile
from PIL import Image

from tests.factories import both


def make_photo(session, *, title=("في القاعة", "In the hall"), credit=("واس", "SPA"), green=120):
    out = io.BytesIO()
    Image.new("RGB", (40, 30), (20, green, 80)).save(out, "JPEG")
    photo = session.materials.create(kind="photo", **both("title", *title) | both("credit", *credit))
    photo.image.save("photo.jpg", ContentFile(out.getvalue(), "photo.jpg"))
    return photo
