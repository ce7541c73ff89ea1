// Choosing a sentence of a report opens what it rests on, and marks its line there.
const text = document.querySelector("[data-report-text]");

const choose = (sentence) => {
  const line = document.getElementById(sentence.id.replace("sentence", "rests"));
  text.querySelectorAll(".is-chosen").forEach((each) => each.classList.remove("is-chosen"));
  sentence.classList.add("is-chosen");
  line.classList.add("is-chosen");
  line.closest("details").open = true;
};

text?.classList.add("can-choose");
text?.addEventListener("click", (event) => {
  const sentence = event.target.closest(".sentence");
  // Who selects words to copy them chooses no sentence.
  if (sentence && getSelection().isCollapsed) choose(sentence);
});
