// Runs before the first paint, so that a chosen theme does not flash.
(() => {
  const key = 'playground-theme';
  const system = matchMedia('(prefers-color-scheme: dark)');
  const chosen = () => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  };
  const show = () => {
    document.documentElement.dataset.theme = chosen() ?? (system.matches ? 'dark' : 'light');
  };
  show();
  system.addEventListener('change', show);
  document.addEventListener('DOMContentLoaded', () => {
    document.querySelector('#theme-button').addEventListener('click', () => {
      const next = document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark';
      try {
        // What the system prefers needs no memory: then it may change with the system again.
        if ((next === 'dark') === system.matches) localStorage.removeItem(key);
        else localStorage.setItem(key, next);
      } catch {
        // Without storage the choice lasts as long as the page.
      }
      document.documentElement.dataset.theme = next;
    });
  });
})();
