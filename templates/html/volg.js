(() => {
  "use strict";
  const nav = document.querySelector(".inhoudsopgave");
  const wide = matchMedia("(min-width: 70rem)");

  // On a small screen the contents are folded, so that the text comes first.
  const details = nav && nav.querySelector("details");
  if (details) {
    const fold = () => { details.open = wide.matches; };
    fold();
    nav.classList.add("vast");
    wide.addEventListener("change", fold);
    nav.addEventListener("click", (event) => {
      if (!wide.matches && event.target.closest("a")) details.open = false;
    });
  }

  // Marks the section that is being read; sections stand in order, so halving finds it.
  const follow = () => {
    const sections = [];
    for (const link of nav ? nav.querySelectorAll('a[href^="#"]') : []) {
      const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      if (target) sections.push([target, link]);
    }
    const reading = () => {
      const end = scrollY + innerHeight >= document.documentElement.scrollHeight - 2;
      const line = innerHeight * (end ? 0.9 : 0.3);
      let [low, high] = [0, sections.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (sections[middle][0].getBoundingClientRect().top <= line) low = middle + 1;
        else high = middle;
      }
      return low > 0 ? sections[low - 1][1] : null;
    };
    const show = (link) => {
      const [frame, place] = [nav.getBoundingClientRect(), link.getBoundingClientRect()];
      const low = Math.min(frame.bottom, innerHeight) - 32;
      const seen = place.top >= frame.top + 32 && place.bottom <= low;
      if (wide.matches && !seen && !nav.matches(":hover, :focus-within")) {
        nav.scrollTop += place.top - frame.top - nav.clientHeight / 3;
      }
    };
    let [current, waiting] = [null, false];
    const mark = () => {
      waiting = false;
      const link = reading();
      if (link === current) return;
      if (current) current.removeAttribute("aria-current");
      if (link) link.setAttribute("aria-current", "location");
      current = link;
      if (link) show(link);
    };
    const later = () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(mark);
    };
    const page = nav && nav.querySelector('[aria-current="page"]');
    if (page) show(page);
    if (sections.length === 0) return;
    addEventListener("scroll", later, { passive: true });
    addEventListener("resize", later);
    mark();
  };

  // The number of a paragraph is a link to it; with a script it is copied as well.
  const copy = () => {
    if (!navigator.clipboard) return;
    for (const number of document.querySelectorAll("a.alineanr")) {
      number.title = "Kopieer de link naar deze alinea";
    }
    const message = document.createElement("p");
    message.className = "melding";
    message.setAttribute("role", "status");
    document.body.append(message);
    let timer;
    document.addEventListener("click", (event) => {
      const number = event.target.closest("a.alineanr");
      if (!number || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      const said = () => {
        message.textContent = `Link naar alinea ${number.textContent} gekopieerd`;
        clearTimeout(timer);
        timer = setTimeout(() => { message.textContent = ""; }, 4000);
      };
      navigator.clipboard.writeText(number.href).then(said, () => {});
    });
  };

  document.addEventListener("DOMContentLoaded", () => {
    follow();
    copy();
  });
})();
