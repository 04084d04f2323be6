// What the page can do beyond plain forms: keys, terms at the cursor, the PDF at the sentence, and
// no text that is typed is lost on the way to another sentence.
(() => {
  "use strict";

  const app = () => document.getElementById("app");
  const open = () => document.querySelector(".card.open");
  const editor = () => document.getElementById("target");
  const changed = () => editor() !== null && editor().value !== editor().defaultValue;
  let wanted = "card"; // what gets the focus after the next change of the page
  let leaving = false;

  document.documentElement.classList.add("js");

  function say(text) {
    const line = document.getElementById("say");
    line.textContent = text;
    line.classList.remove("quiet");
    line.classList.add("warns");
  }

  // The frame keeps its old page until the new one is there.
  function showSheet() {
    const sheet = document.getElementById("sheet");
    const frame = sheet.querySelector("iframe");
    const address = app().dataset.sheet;
    if ((frame.dataset.src || frame.getAttribute("src")) === address) return;
    sheet.classList.add("busy");
    frame.addEventListener("load", () => sheet.classList.remove("busy"), { once: true });
    frame.contentWindow.location.replace(address); // no entry of its own for "back"
    frame.dataset.src = address;
    sheet.querySelector(".head a").href = address;
  }

  function settle() {
    const card = open();
    if (card !== null) {
      card.scrollIntoView({ block: "nearest" });
      const place = wanted === "editor" && editor() ? editor() : card;
      place.focus({ preventScroll: true });
    }
    wanted = "card";
    leaving = false;
  }

  function press(id) {
    const button = document.getElementById(id);
    if (button !== null) button.click();
  }

  function insert(text) {
    const field = editor();
    const [start, end] = [field.selectionStart, field.selectionEnd];
    const before = field.value.slice(0, start);
    const space = before !== "" && !/[\s(«“„"]$/.test(before) ? " " : "";
    field.setRangeText(space + text, start, end, "end");
    field.focus();
  }

  // A text that is typed and not stored is stored as a draft before another sentence opens.
  async function leave(go) {
    if (leaving) return;
    if (!changed()) return go();
    leaving = true;
    const form = editor().form;
    const fields = new URLSearchParams(new FormData(form));
    fields.set("do", "draft");
    try {
      const answer = await fetch(form.action, { method: "POST", body: fields, redirect: "manual" });
      if (answer.type === "opaqueredirect") {
        editor().defaultValue = editor().value;
        leaving = false;
        return go();
      }
    } catch {
      leaving = false;
      return say(document.body.dataset.gone);
    }
    leaving = false;
    press("do-draft"); // somebody was faster: the answer shows both versions
  }

  function closeMenus(except) {
    for (const menu of document.querySelectorAll("details[name=menu][open]")) {
      if (menu !== except) menu.open = false;
    }
  }

  const commands = {
    j: () => press("next"), ArrowDown: () => press("next"),
    k: () => press("before"), ArrowUp: () => press("before"),
    e: () => editor() && editor().focus(), Enter: () => editor() && editor().focus(),
    a: () => press("do-accept"),
    p: () => press("do-approve"),
    s: () => press("do-draft"),
    u: () => press("do-undo"),
    c: () => document.getElementById("comment") && document.getElementById("comment").focus(),
    "?": () => {
      const keys = document.querySelector(".keys");
      keys.open = !keys.open;
    },
  };

  document.addEventListener("keydown", (event) => {
    const field = event.target.closest("textarea, input, select");
    const control = event.ctrlKey || event.metaKey;
    let command = null;
    if (control && event.key === "Enter" && editor()) {
      command = () => press(event.shiftKey ? "do-approve" : "do-accept");
    } else if (control && event.key.toLowerCase() === "s" && editor()) {
      command = () => {
        wanted = field ? "editor" : "card";
        press("do-draft");
      };
    } else if (event.altKey && /^Digit[1-9]$/.test(event.code)) {
      const hit = document.querySelectorAll(".hit")[Number(event.code.slice(5)) - 1];
      if (hit) command = () => insert(hit.dataset.insert);
    } else if (event.key === "Escape" && document.querySelector("details[name=menu][open]")) {
      command = () => closeMenus(null);
    } else if (event.key === "Escape" && field) {
      command = () => open() && open().focus({ preventScroll: true });
    } else if (!field && !control && !event.altKey && !event.target.closest("summary, iframe")) {
      const named = event.key.length > 1 || app().dataset.letters === "yes";
      const onControl = event.key === "Enter" && event.target.closest("a, button");
      if (named && !onControl) command = commands[event.key] || null;
    }
    if (command === null) return;
    event.preventDefault();
    command();
  });

  // Before htmx sees them.
  document.addEventListener("click", (event) => {
    closeMenus(event.target.closest("details[name=menu]"));
    const button = event.target.closest("[data-insert], [data-use]");
    if (button !== null && editor()) {
      event.preventDefault();
      event.stopPropagation();
      if (button.dataset.insert !== undefined) return insert(button.dataset.insert);
      editor().value = button.dataset.use;
      return editor().focus();
    }
    const link = event.target.closest("#app a[href]");
    if (link !== null && changed() && !event.ctrlKey && !event.metaKey && event.button === 0) {
      event.preventDefault();
      event.stopPropagation();
      leave(() => link.click());
    }
  }, true);

  document.addEventListener("change", (event) => {
    if (event.target.closest(".filter")) leave(() => event.target.form.requestSubmit());
  });

  addEventListener("beforeunload", (event) => {
    if (changed()) event.preventDefault();
  });

  document.addEventListener("htmx:afterSettle", () => {
    showSheet();
    settle();
  });
  document.addEventListener("htmx:sendError", () => say(document.body.dataset.gone));
  document.addEventListener("htmx:responseError", (event) => {
    const answer = new DOMParser().parseFromString(event.detail.xhr.responseText, "text/html");
    const lines = [...answer.querySelectorAll(".trouble p, .trouble li")];
    const told = lines.map((line) => line.textContent).join(" ");
    say(`${document.body.dataset.failed} ${told}`);
  });
  document.addEventListener("DOMContentLoaded", settle);
})();
