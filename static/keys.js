// Keys: every one of them does what a link or a field of the page does, too.
// Off in fields, with a modifier, and for who has turned them off (kept in this browser).
(() => {
  "use strict";
  const KEPT = "whence-keys";
  const WAIT = 1200; // milliseconds in which a letter after g still counts
  const PAGES = {t: "/", c: "/claims", a: "/articles", r: "/responses", s: "/search"};
  const help = document.getElementById("keys");
  const choice = document.getElementById("keys-on");
  let going = 0;

  const off = () => { try { return localStorage.getItem(KEPT) === "off"; } catch { return false; } };
  const keep = (on) => { try { on ? localStorage.removeItem(KEPT) : localStorage.setItem(KEPT, "off"); } catch { /* not kept */ } };
  const writes = (element) => element.isContentEditable
    || element.matches("textarea, select, input:not([type=checkbox], [type=radio], [type=button], [type=submit])");

  function open() {
    choice.checked = !off();
    if (!help.open) help.showModal();
  }
  function search() {
    const box = document.querySelector("input[data-search]");
    if (!box) return false;
    box.focus();
    box.select();
    return true;
  }
  const rows = () => [...document.querySelectorAll("[data-row]")].filter((row) => row.offsetParent && main(row));
  const main = (row) => row.querySelector("a.title") || row.querySelector("a[href]");
  function move(by) {
    const all = rows();
    if (!all.length) return false;
    const here = document.activeElement.closest("[data-row]");
    const at = all.indexOf(here);
    if (at >= 0) {
      const next = all[at + by];
      const link = next ? main(next) : by > 0 ? document.querySelector(".pager a[rel=next]") : null;
      if (link) link.focus();
    } else {
      const part = document.activeElement; // what was just exchanged, or <main>
      const inside = part !== document.body && all.find((row) => part.contains(row));
      const seen = all.find((row) => row.getBoundingClientRect().bottom > 0);
      main(inside || (by > 0 && seen) || all[0]).focus();
    }
    document.activeElement.scrollIntoView({block: "nearest"});
    return true;
  }
  function follow() {
    const row = document.activeElement.closest("[data-row]");
    if (row) main(row).click();
    return Boolean(row);
  }
  function go(letter) {
    const page = document.querySelector(`.top nav a[href^="${PAGES[letter]}"]`);
    if (PAGES[letter]) location.assign(page && new URL(page.href).pathname === PAGES[letter] ? page.href : PAGES[letter]);
    return Boolean(PAGES[letter]);
  }
  const DOES = {"/": search, "?": () => { open(); return true; }, j: () => move(1), k: () => move(-1), o: follow};

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (help.open || off() || writes(event.target)) return;
    const after = going && event.timeStamp - going < WAIT;
    going = event.key === "g" && !after ? event.timeStamp : 0;
    if (after ? go(event.key) : Object.hasOwn(DOES, event.key) && DOES[event.key]()) event.preventDefault();
  });
  document.addEventListener("click", (event) => {
    if (!event.target.closest("a[data-keys]") || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open();
  });
  choice.addEventListener("change", () => keep(choice.checked));
})();
