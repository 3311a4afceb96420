(() => {
  const links = new Map();
  for (const link of document.querySelectorAll(".inhoudsopgave a")) {
    const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (target) links.set(target, link);
  }
  if (!("IntersectionObserver" in window) || links.size === 0) return;
  let current;
  const seen = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) {
        if (!entry.isIntersecting) continue;
        if (current) current.removeAttribute("aria-current");
        current = links.get(entry.target);
        current.setAttribute("aria-current", "true");
      }
    },
    { rootMargin: "0px 0px -70% 0px" },
  );
  for (const target of links.keys()) seen.observe(target);
})();
