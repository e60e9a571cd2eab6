// Copy buttons. Without this script they stay hidden and the text beside them can be marked.
(() => {
  "use strict";
  const show = () => {
    for (const button of document.querySelectorAll("button[data-copy][hidden]")) {
      button.hidden = false;
    }
  };
  const say = (words) => {
    const place = document.querySelector(".said-copied");
    if (place) place.textContent = words;
  };
  const mark = (element) => {
    if (element.select) {
      element.select();
      return;
    }
    const range = document.createRange();
    range.selectNodeContents(element);
    const selection = window.getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
  };
  const copy = async (element) => {
    const text = element.value ?? element.textContent;
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      mark(element); // no permission, or not a secure place: the old way, or by hand
      return document.execCommand("copy");
    }
  };
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("button[data-copy]");
    const element = button && document.getElementById(button.dataset.copy);
    if (!element) return;
    const done = await copy(element);
    const what = button.querySelector(".hidden")?.textContent ?? "";
    say(done ? `Copied${what}.` : "Marked: press Ctrl+C to copy it.");
    const label = button.firstChild;
    label.textContent = done ? "Copied" : "Marked";
    setTimeout(() => { label.textContent = "Copy"; }, 2000);
  });
  document.addEventListener("htmx:afterSwap", show);
  show();
})();
