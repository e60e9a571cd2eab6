// Choosing a step of a chain: drawing, list and table mark the same one, and a card shows the words
// it rests on, copied from its row of the table. Every step is a link that works without this script.
(() => {
  const chain = document.querySelector("[data-chain]");
  const card = document.getElementById("step");
  const places = [...document.querySelectorAll(".over a")];
  const page = location.href.split("#")[0];
  let opener = null;

  const addressOf = (link) => new URL(link.getAttribute("href"), page);

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
    close.addEventListener("click", () => card.hidePopover());
    card.replaceChildren(way, facts, close);
  };

  const show = async (link, id) => {
    opener = link;
    const row = await rowOf(link, id);
    if (!row || opener !== link) return;
    fill(row);
    if (!card.matches(":popover-open")) card.showPopover();
    const at = link.getBoundingClientRect();
    const { width, height } = card.getBoundingClientRect();
    const room = document.documentElement.clientWidth - width - 8;
    const below = at.bottom + 6 + height < innerHeight || at.top < height + 6;
    card.style.left = `${Math.max(8, Math.min(at.left, room)) + scrollX}px`;
    card.style.top = `${(below ? at.bottom + 6 : at.top - height - 6) + scrollY}px`;
  };

  if (chain && card) {
    places.forEach((link, i) => link.setAttribute("tabindex", i ? "-1" : "0"));
    chain.addEventListener("click", async (event) => {
      const link = event.target.closest("a");
      const id = stepOf(link);
      if (!id || !card.showPopover || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      if (location.hash !== `#${id}`) history.pushState(history.state, "", addressOf(link));
      mark(id);
      if (link.closest("table")) return;
      try {
        await show(link, id);
        card.focus({ preventScroll: true });
      } catch {
        location.assign(addressOf(link));
      }
    });
    chain.addEventListener("focusin", (event) => {
      const link = event.target.closest(".over a");
      if (!link || !link.matches(":focus-visible")) return;
      for (const other of places) other.setAttribute("tabindex", other === link ? "0" : "-1");
      const id = stepOf(link);
      if (!card.showPopover) return;
      if (!id) return card.hidePopover();
      mark(id);
      show(link, id).catch(() => card.hidePopover());
    });
    chain.addEventListener("keydown", (event) => {
      const at = places.indexOf(event.target.closest(".over a"));
      const to = { ArrowDown: at + 1, ArrowRight: at + 1, ArrowUp: at - 1, ArrowLeft: at - 1, Home: 0, End: places.length - 1 }[event.key];
      if (at < 0 || to === undefined) return;
      event.preventDefault();
      if (places[to]) places[to].focus();
    });
    card.addEventListener("beforetoggle", (event) => {
      if (event.newState === "closed" && card.contains(document.activeElement) && opener) opener.focus();
    });
    addEventListener("hashchange", () => mark(location.hash.slice(1)));
    addEventListener("popstate", () => mark(location.hash.slice(1)));
    mark(location.hash.slice(1));
  }

  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("main details:not([open])")];
    for (const part of opened) part.open = true;
  });
  addEventListener("afterprint", () => {
    for (const part of opened) part.open = false;
  });
})();
