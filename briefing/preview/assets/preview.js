// Asks whether there is a newer build and puts it in place. The answer comes when there is one.
"use strict";

async function refresh() {
  const answer = await fetch("body", { cache: "no-store" });
  if (!answer.ok) return;
  const version = answer.headers.get("X-Version");
  const found = new DOMParser().parseFromString(await answer.text(), "text/html");
  const kept = {};
  for (const section of document.querySelectorAll("section[data-code]")) {
    kept[section.dataset.code] = section;
  }
  const sections = [...found.querySelectorAll("main > section")];
  const same = sections.length === document.querySelectorAll("main > section").length
    && sections.every((section) => section.dataset.code in kept);
  if (same) {
    for (const section of sections) {
      const old = kept[section.dataset.code];
      old.querySelector(".facts").replaceWith(section.querySelector(".facts"));
      // An address that differs in its fragment only would not be loaded again; its query differs.
      const address = section.querySelector("iframe").getAttribute("src");
      const frame = old.querySelector("iframe");
      if (frame.getAttribute("src") !== address) frame.setAttribute("src", address);
    }
    document.querySelector("main").className = found.querySelector("main").className;
  } else {
    document.querySelector("main").replaceWith(found.querySelector("main"));
  }
  document.querySelector("#error").replaceChildren(...found.querySelector("#error").childNodes);
  document.querySelector("#state").textContent = found.querySelector("#state").textContent;
  document.querySelector("h1").textContent = found.querySelector("h1").textContent;
  document.body.dataset.version = version;
}

async function follow() {
  for (;;) {
    try {
      const answer = await fetch(`newer?${document.body.dataset.version}`, { cache: "no-store" });
      if (answer.status === 200) await refresh();
      else if (answer.status !== 204) throw new Error(String(answer.status));
    } catch {
      document.querySelector("#state").textContent = "the watching has ended; start it again";
      await new Promise((done) => setTimeout(done, 2000));
    }
  }
}

follow();
