/* While a list is fetched it says so: to the eye by aria-busy, to the ear by a status that is told
   what has come. Without this script nothing is missing but the notice. */
(() => {
  const said = document.createElement("p")
  said.setAttribute("role", "status")
  said.className = "hidden"
  const mark = (event, busy) => {
    const target = event.detail.target
    if (target && target.setAttribute) target.setAttribute("aria-busy", String(busy))
  }
  document.addEventListener("DOMContentLoaded", () => document.body.append(said))
  document.addEventListener("htmx:beforeRequest", (event) => {
    mark(event, true)
    said.textContent = "Loading"
  })
  document.addEventListener("htmx:afterRequest", (event) => mark(event, false))
  document.addEventListener("htmx:afterSettle", () => {
    const line = document.querySelector("main .lead, main .bar-line > span")
    const text = line ? line.textContent.replace(" Loading …", "") : ""
    if (said.textContent !== text) said.textContent = text
  })
  document.addEventListener("htmx:sendError", () => {
    for (const place of document.querySelectorAll(".said")) {
      place.textContent = "The server cannot be reached; what is shown is from before. Try again."
    }
    said.textContent = "The server cannot be reached. Try again."
  })
})()
