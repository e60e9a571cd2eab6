// Choosing a step of a chain: drawing, list and table mark the same one, and a card shows the words
// it rests on, copied from its row of the table. Every step is a link that works without this script.
// A stack opens in place: what is shown of the chain is swapped, so everything is looked up when used.
(() => {
  const PARTS = [".over a", ".tree a", ".drawing figcaption a", "#hops a"];
  const chainOf = () => document.querySelector("[data-chain]");
  const cardOf = () => document.getElementById("step");
  const places = () => [...document.querySelectorAll(".over a")];
  let opener = null;

  const addressOf = (link) => new URL(link.getAttribute("href"), location.href.split("#")[0]);

  const stepOf = (link) => {
    const at = link ? link.getAttribute("href").match(/#(hop-\d+)$/) : null;
    return at && at[1];
  };

  // The row of a step; one that stands on another page of the table is fetched from there.
  const rowOf = async (link, id) => {
    const here = document.getElementById(id);
    if (here) return here;
    const answer = await fetch(addressOf(link));
    return new DOMParser().parseFromString(await answer.text(), "text/html").getElementById(id);
  };

  const mark = (id) => {
    const chain = chainOf();
    if (!chain) return;
    for (const old of chain.querySelectorAll(".chosen")) old.classList.remove("chosen");
    if (!/^hop-\d+$/.test(id)) return;
    for (const link of chain.querySelectorAll(`a[href$="#${id}"]`)) {
      (link.closest("li, tr") || link).classList.add("chosen");
    }
    for (const line of chain.querySelectorAll(`[data-hop="${id.slice(4)}"]`)) line.classList.add("chosen");
  };

  const fill = (row) => {
    const heads = row.closest("table").tHead.rows[0].cells;
    const way = document.createElement("p");
    const facts = document.createElement("dl");
    facts.className = "facts";
    [...row.cells].forEach((cell, i) => {
      const copied = [...cell.cloneNode(true).childNodes];
      if (i < 3) return way.append(...(i ? [" → "] : []), ...(i === 1 ? [cell.textContent] : copied));
      if (cell.textContent === "the same") return;
      const term = document.createElement("dt");
      const said = document.createElement("dd");
      term.textContent = heads[i].textContent;
      said.append(...copied);
      facts.append(term, said);
    });
    const close = document.createElement("button");
    close.type = "button";
    close.textContent = "Close";
    close.addEventListener("click", () => cardOf().hidePopover());
    cardOf().replaceChildren(way, facts, close);
  };

  const show = async (link, id) => {
    opener = link;
    const row = await rowOf(link, id);
    if (!row || opener !== link) return;
    const card = cardOf();
    fill(row);
    if (!card.matches(":popover-open")) card.showPopover();
    const at = link.getBoundingClientRect();
    const { width, height } = card.getBoundingClientRect();
    const room = document.documentElement.clientWidth - width - 8;
    const below = at.bottom + 6 + height < innerHeight || at.top < height + 6;
    card.style.left = `${Math.max(8, Math.min(at.left, room)) + scrollX}px`;
    card.style.top = `${(below ? at.bottom + 6 : at.top - height - 6) + scrollY}px`;
  };

  // One place of the drawing is in the order of the tab key; the arrows lead to the others.
  const start = () => {
    places().forEach((link, i) => link.setAttribute("tabindex", i ? "-1" : "0"));
    mark(location.hash.slice(1));
  };

  document.addEventListener("click", async (event) => {
    const link = event.target.closest("[data-chain] a");
    const id = stepOf(link);
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (!id || !cardOf().showPopover) return;
    event.preventDefault();
    if (location.hash !== `#${id}`) history.pushState(history.state, "", addressOf(link));
    mark(id);
    if (link.closest("table")) return;
    try {
      await show(link, id);
      cardOf().focus({ preventScroll: true });
    } catch {
      location.assign(addressOf(link));
    }
  });
  document.addEventListener("focusin", (event) => {
    const link = event.target.closest(".over a");
    if (!link || !link.matches(":focus-visible")) return;
    for (const other of places()) other.setAttribute("tabindex", other === link ? "0" : "-1");
    const card = cardOf();
    const id = stepOf(link);
    if (!card.showPopover) return;
    if (!id) return card.hidePopover();
    mark(id);
    show(link, id).catch(() => card.hidePopover());
  });
  document.addEventListener("keydown", (event) => {
    const all = places();
    const at = all.indexOf(event.target.closest(".over a"));
    const to = { ArrowDown: at + 1, ArrowRight: at + 1, ArrowUp: at - 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    if (all[to]) all[to].focus();
  });
  document.addEventListener("beforetoggle", (event) => {
    const card = cardOf();
    if (event.target !== card || event.newState !== "closed" || !opener) return;
    if (card.contains(document.activeElement)) opener.focus();
  }, true);
  addEventListener("hashchange", () => mark(location.hash.slice(1)));
  addEventListener("popstate", () => mark(location.hash.slice(1)));

  // What was open stays open when the chain is swapped, and the focus stays where it was.
  const listOpen = () => [...document.querySelectorAll("#chain-shown > details")].map((part) => part.open);
  let kept = null;
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.target.id !== "chain-shown") return;
    const at = event.detail.requestConfig.elt;
    const part = PARTS.find((where) => at.matches(where));
    kept = { open: listOpen(), part, place: part ? [...document.querySelectorAll(part)].indexOf(at) : 0 };
    if (cardOf().matches(":popover-open")) cardOf().hidePopover();
  });
  document.addEventListener("htmx:afterSettle", () => {
    start();
    if (!kept) return;
    [...document.querySelectorAll("#chain-shown > details")].forEach((part, i) => {
      part.open = part.open || kept.open[i];
    });
    const links = kept.part ? [...document.querySelectorAll(kept.part)] : [];
    const to = links[Math.min(kept.place, links.length - 1)];
    if (to) to.focus({ preventScroll: true, focusVisible: false });
    kept = null;
  });
  start();

  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("main details:not([open])")];
    for (const part of opened) part.open = true;
  });
  addEventListener("afterprint", () => {
    for (const part of opened) part.open = false;
  });
})();
