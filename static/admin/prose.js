// The rich text editor has no Arabic catalogue of its own; its words are added to the page's.
const ARABIC = {
  Paragraph: "فقرة",
  paragraph: "نوع الفقرة",
  "Heading 3": "عنوان فرعي",
  "Heading 4": "عنوان أصغر",
  "unordered list": "قائمة نقطية",
  "ordered list": "قائمة مرقّمة",
  "List properties": "خصائص القائمة",
  "List type": "نوع الترقيم",
  "Start at": "يبدأ الترقيم من",
  "Decimal numbers": "أرقام",
  "Lowercase letters": "حروف لاتينية صغيرة",
  "Uppercase letters": "حروف لاتينية كبيرة",
  "Lowercase Roman numerals": "أرقام رومانية صغيرة",
  "Uppercase Roman numerals": "أرقام رومانية كبيرة",
  blockquote: "اقتباس",
  bold: "غامق",
  "insert link": "إدراج رابط",
  "remove link": "إزالة الرابط",
  "Edit Link": "الرابط",
  URL: "العنوان الشبكي",
  Title: "وصف الرابط",
  Update: "حفظ",
  Cancel: "إلغاء",
  undo: "تراجع",
  redo: "إعادة",
};

if (document.documentElement.lang === "ar") {
  const known = window.gettext;
  window.gettext = (words) => ARABIC[words] ?? known(words);
}

// The rich text editor would write a <style> of its own into the page, which the security policy forbids, unless
// it finds one that is already there. An element of that name outside HTML is found, and styles nothing;
// the rules that the editor needs are in multaqa/prose.css.
const mark = document.createElementNS("urn:multaqa", "style");
mark.setAttribute("data-tiptap-style", "");
document.head.append(mark);

// A button that can do nothing now says so only by a class.
function tellWhatIsOff(menu) {
  const tell = () => {
    for (const button of menu.querySelectorAll("button")) {
      const isOff = String(button.classList.contains("disabled"));
      if (button.getAttribute("aria-disabled") !== isOff) button.setAttribute("aria-disabled", isOff);
    }
  };
  tell();
  new MutationObserver(tell).observe(menu, { attributeFilter: ["class"], subtree: true });
}

function translate(menu) {
  for (const button of menu.querySelectorAll("button")) {
    const words = window.gettext(button.title);
    if (button.title) {
      button.title = words;
      button.setAttribute("aria-label", words);
    } else {
      const text = button.firstElementChild ?? button;
      text.textContent = window.gettext(text.textContent);
    }
  }
}

// It stands in for a textarea, and does not know in which language that is written.
document.addEventListener("prose-editor:ready", ({ detail: { textarea } }) => {
  const frame = textarea.closest(".prose-editor");
  const editor = frame?.querySelector("[contenteditable=true]");
  editor?.setAttribute("dir", textarea.dir);
  editor?.setAttribute("lang", textarea.lang);
  editor?.setAttribute("aria-label", textarea.labels?.[0]?.textContent.trim() ?? "");
  // Its menu is put together right after this event.
  setTimeout(() => {
    for (const menu of frame?.querySelectorAll(".prose-menubar") ?? []) {
      translate(menu);
      tellWhatIsOff(menu);
    }
  });
});
