/* A job's page hears how the job moves. Where that does not work (an old browser, a proxy that holds
   the answer back) it asks every few seconds instead. Without scripts the page has a link. */
(() => {
  "use strict";
  const EVERY = 5000;
  let timer = 0;
  const ask = () => {
    if (document.querySelector("#job-all[data-sse-connect]")) document.body.dispatchEvent(new Event("jobs:ask"));
    else stop();
  };
  const stop = () => { clearInterval(timer); timer = 0; };
  const start = () => { timer ||= setInterval(ask, EVERY); };
  document.addEventListener("htmx:sseError", start);
  document.addEventListener("htmx:sseOpen", start);
  document.addEventListener("htmx:sseMessage", stop);
  if (!window.EventSource) start();
})();
