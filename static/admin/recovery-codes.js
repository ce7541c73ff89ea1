// The codes are shown once: to a file, or on paper. They are read from the page, so that nothing is asked for again.
for (const buttons of document.querySelectorAll("[data-codes]")) {
  buttons.hidden = false;
  buttons.addEventListener("click", ({ target }) => {
    if (target.dataset.do === "print") {
      window.print();
    } else if (target.dataset.do === "save") {
      const codes = document.getElementById(buttons.dataset.codes).textContent;
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([codes], { type: "text/plain" }));
      link.download = buttons.dataset.name;
      link.click();
      URL.revokeObjectURL(link.href);
    }
  });
}
