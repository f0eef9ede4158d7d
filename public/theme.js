// Runs before the first paint. Kept tiny and apart from the app: a page without it would flash, and
// the Content-Security-Policy allows no inline script.
(function () {
  var root = document.documentElement;
  try {
    var chosen = localStorage.getItem('comfyvn-theme');
    root.dataset.theme = chosen === 'light' || chosen === 'system' ? chosen : 'dark';
  } catch (error) {
    // Storage is switched off: the app says so itself; dark is the default.
    root.dataset.theme = 'dark';
  }
  // A script that cannot be fetched or parsed leaves an empty page; tell at once where help is.
  function showHelp(event) {
    var isScript = event.target instanceof HTMLScriptElement || event.target === window;
    var help = document.getElementById('boot-failure');
    if (isScript && help) help.classList.add('now');
  }
  addEventListener('error', showHelp, true);
  addEventListener('unhandledrejection', showHelp);
})();
