// What a page of the book can do beyond being read: settings, chapters, search, copy buttons, keys and
// progress. It stands in for mdBook's own `book.js`; without it every page can still be read and left.

(() => {
  'use strict';

  const root = document.documentElement;
  const { search: searchScripts, searchIndex, highlight } = document.currentScript.dataset;
  const $ = (selector) => document.querySelector(selector);
  const $$ = (selector) => [...document.querySelectorAll(selector)];

  // Storage may be forbidden: settings and progress then last as long as the page.
  function stored(key) {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  }

  function store(key, value) {
    try {
      localStorage.setItem(key, value);
    } catch {
      // Nothing to do about it.
    }
  }

  function load(address) {
    return new Promise((resolve, reject) => {
      const script = document.createElement('script');
      Object.assign(script, { src: address, onload: resolve, onerror: reject });
      document.head.append(script);
    });
  }

  function make(tag, properties, ...children) {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  }

  // Settings

  const THEME = 'mdbook-theme';
  const keys = {
    'arrow-keys': stored('book:arrow-keys') !== 'off',
    'letter-keys': stored('book:letter-keys') !== 'off',
  };

  function setUpSettings() {
    const chosen = ['light', 'dark'].find((theme) => root.classList.contains(theme)) ?? 'auto';
    for (const radio of $$('#settings [name="theme"]')) {
      radio.checked = radio.value === chosen;
      radio.addEventListener('change', () => {
        root.classList.remove('light', 'dark');
        if (radio.value !== 'auto') {
          root.classList.add(radio.value);
        }
        store(THEME, radio.value);
      });
    }
    for (const box of $$('#settings [type="checkbox"]')) {
      box.checked = keys[box.name];
      box.addEventListener('change', () => {
        keys[box.name] = box.checked;
        store(`book:${box.name}`, box.checked ? 'on' : 'off');
      });
    }
  }

  // Chapters: beside the page where there is room, else over it

  const SIDEBAR = 'mdbook-sidebar';
  const wide = matchMedia('(min-width: 64em)');
  const chapters = $('#mdbook-sidebar');
  const chaptersToggle = $('#mdbook-sidebar-toggle');

  function chaptersAreShown() {
    return wide.matches
      ? !root.classList.contains('chapters-hidden')
      : root.classList.contains('chapters-open');
  }

  function showChapters(shown) {
    root.classList.toggle('chapters-open', shown && !wide.matches);
    if (wide.matches) {
      root.classList.toggle('chapters-hidden', !shown);
    }
    chaptersToggle.ariaExpanded = String(shown);
  }

  function setUpChapters() {
    showChapters(chaptersAreShown());
    wide.addEventListener('change', () => showChapters(chaptersAreShown()));
    chaptersToggle.addEventListener('click', () => {
      showChapters(!chaptersAreShown());
      if (wide.matches) {
        store(SIDEBAR, chaptersAreShown() ? 'visible' : 'hidden');
      } else if (chaptersAreShown()) {
        chapters.focus();
      }
    });
    // Over the page, they are in the way of whoever turns to something else.
    for (const turning of ['click', 'focusin']) {
      document.addEventListener(turning, ({ target }) => {
        if (!wide.matches && !chapters.contains(target) && !chaptersToggle.contains(target)) {
          showChapters(false);
        }
      });
    }
  }

  // The headings of this page: in a column of their own, or under the chapter's name

  const withColumn = matchMedia('(min-width: 75em)');

  function setUpHeadings() {
    const headings = $$('main :is(h2, h3):has(> a.header)');
    const list = $('#on-this-page');
    const current = chapters.querySelector('[aria-current]');
    if (headings.length < 2 || !current) {
      return;
    }
    const links = headings.map(({ id, textContent, localName }) => make('a', {
      href: `#${id}`, className: localName, textContent,
    }));
    list.append(
      make('p', { textContent: 'On this page', ariaHidden: 'true' }),
      make('ul', {}, ...links.map((link) => make('li', {}, link))),
    );
    const place = () => (withColumn.matches ? document.body : current.closest('li')).append(list);
    withColumn.addEventListener('change', place);
    place();

    function follow() {
      const passed = headings.findLastIndex((heading) => heading.getBoundingClientRect().top < 120);
      links.forEach((link, at) => { link.ariaCurrent = at === passed ? 'location' : null; });
      rememberPlace(links[passed]?.hash ?? '');
    }
    let waiting = 0;
    addEventListener('scroll', () => {
      clearTimeout(waiting);
      waiting = setTimeout(follow, 100);
    }, { passive: true });
    follow();
  }

  // Progress: pages that have been read, and the place where the reader was last

  // Other books may share the origin.
  const PROGRESS = `progress:${new URL(path_to_root || './', document.baseURI).pathname}`;
  let progress = { done: [], last: '' };

  function recall() {
    try {
      const { done, last } = JSON.parse(stored(PROGRESS));
      progress = { done: [...done].map(String), last: String(last) };
    } catch {
      // Nothing is stored, or nothing that this script wrote.
    }
  }

  function remember(change) {
    recall();
    Object.assign(progress, change);
    store(PROGRESS, JSON.stringify(progress));
  }

  // The first page offers to go on elsewhere, so it is no such place itself.
  function rememberPlace(anchor) {
    if (!$('.resume')) {
      remember({ last: chapters.querySelector('[aria-current]').dataset.page + anchor });
    }
  }

  function showProgress() {
    for (const link of chapters.querySelectorAll('a[data-page]')) {
      const isDone = progress.done.includes(link.dataset.page);
      link.classList.toggle('is-done', isDone);
      link.querySelector('.visually-hidden')?.remove();
      if (isDone) {
        link.append(make('span', { className: 'visually-hidden', textContent: ' (read)' }));
      }
    }
  }

  function setUpProgress() {
    const page = chapters.querySelector('[aria-current]')?.dataset.page;
    const box = $('#done');
    recall();
    offerToResume();
    showProgress();
    if (!page || !box) {
      return;
    }
    box.checked = progress.done.includes(page);
    box.addEventListener('change', () => {
      recall();
      const others = progress.done.filter((other) => other !== page);
      remember({ done: box.checked ? [...others, page] : others });
      showProgress();
    });
    addEventListener('storage', ({ key }) => {
      if (key === PROGRESS) {
        recall();
        showProgress();
        box.checked = progress.done.includes(page);
      }
    });
    rememberPlace('');
  }

  // On the first page, the way to where the reader was; only a page that still exists.
  function offerToResume() {
    const [page, anchor = ''] = progress.last.split('#');
    const link = $('.resume a');
    const target = chapters.querySelector(`a[data-page="${CSS.escape(page)}"]`);
    if (link && target) {
      link.href = target.href + (anchor && `#${anchor}`);
      link.querySelector('.label').textContent = 'Continue where you left off';
      link.querySelector('.name').textContent = target.textContent;
    }
  }

  // Search: mdBook's own, fetched when it is first wanted

  const searchPanel = $('#mdbook-search-wrapper');
  const searchToggle = $('#mdbook-search-toggle');
  const searchField = $('#mdbook-searchbar');
  let searcher;

  const searchIsOpen = () => searchPanel && !searchPanel.classList.contains('hidden');
  const typing = () => document.activeElement?.matches('input, select, textarea') ?? false;

  function loadSearch() {
    // Two names that mdBook's script expects.
    globalThis.mdbook_something_else_has_focus = typing;
    globalThis.path_to_searchindex_js = searchIndex;
    searcher ??= searchScripts.split(' ')
      .reduce((before, address) => before.then(() => load(address)), Promise.resolve());
    return searcher;
  }

  async function openSearch() {
    searchPanel.classList.remove('hidden');
    searchField.select();
    searchField.focus();
    await loadSearch();
    const place = scrollY;
    const caret = [searchField.selectionStart, searchField.selectionEnd];
    // mdBook's script closes its panel when it begins. When it opens it, it scrolls to the top and
    // selects what is in the field, which the reader may be typing.
    searchPanel.classList.add('hidden');
    searchToggle.dispatchEvent(new CustomEvent('click'));
    searchField.focus();
    searchField.setSelectionRange(...caret);
    scrollTo(0, place);
  }

  function closeSearch() {
    searchField.focus();
    searchField.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
  }

  function moveInResults(event) {
    const stops = [searchField, ...$$('#mdbook-searchresults a')];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const at = stops.indexOf(document.activeElement);
    if (step && at >= 0) {
      event.preventDefault();
      event.stopPropagation();
      stops[at + step]?.focus();
    }
  }

  function setUpSearch() {
    if (!searchPanel) {
      return;
    }
    searchToggle.addEventListener('click', (event) => {
      if (event instanceof MouseEvent) {
        event.stopImmediatePropagation();
        searchIsOpen() ? closeSearch() : openSearch();
      }
    });
    $('#search-close').addEventListener('click', closeSearch);
    $('#mdbook-searchbar-outer').addEventListener('submit', (event) => event.preventDefault());
    searchPanel.addEventListener('keydown', moveInResults);
    if (/[?&](search|highlight)=/.test(location.search)) {
      loadSearch();
    }
  }

  // Code: a button that copies it, and colours

  function addCopyButton(pre) {
    const code = pre.querySelector('code');
    const language = /language-(\w+)/.exec(code.className)?.[1] ?? '';
    const button = make('button', { type: 'button', className: 'copy', textContent: 'Copy' });
    button.setAttribute('aria-live', 'polite');
    button.addEventListener('click', async () => {
      try {
        await navigator.clipboard.writeText(code.textContent);
        button.textContent = 'Copied';
      } catch {
        getSelection().selectAllChildren(code);
        button.textContent = 'Selected';
      }
      setTimeout(() => { button.textContent = 'Copy'; }, 2000);
    });
    pre.prepend(make('span', { className: 'language', textContent: language }), button);
  }

  async function setUpCode() {
    $$('main pre:has(> code)').forEach(addCopyButton);
    const blocks = $$('main pre > code[class*="language-"]');
    if (blocks.length > 0) {
      await load(highlight);
      blocks.filter((block) => hljs.getLanguage(/language-(\w+)/.exec(block.className)?.[1] ?? ''))
        .forEach((block) => hljs.highlightBlock(block));
    }
  }

  // What scrolls sideways can be scrolled by keyboard; what does not is no stop on the way.
  function setUpScrolling() {
    const observer = new ResizeObserver((entries) => {
      for (const { target } of entries) {
        if (target.scrollWidth > target.clientWidth) {
          target.tabIndex = 0;
          target.role = 'group';
          target.ariaLabel = target.matches('code') ? 'Code' : 'Table';
        } else {
          ['tabindex', 'role', 'aria-label'].forEach((name) => target.removeAttribute(name));
        }
      }
    });
    $$('main pre > code, main .table-wrapper').forEach((part) => observer.observe(part));
  }

  // Keys

  function turnPage(direction) {
    const isSelected = getSelection().type === 'Range';
    if (keys['arrow-keys'] && !isSelected && document.activeElement === document.body) {
      const forwards = (direction === 'ArrowRight') === (root.dir !== 'rtl');
      $(`.turn [rel="${forwards ? 'next' : 'prev'}"]`)?.click();
    }
  }

  function escape() {
    if (searchIsOpen()) {
      // mdBook's script closes the panel in the same event, and then leaves the focus nowhere.
      searchPanel.classList.add('hidden');
      searchToggle.ariaExpanded = 'false';
      setTimeout(() => searchToggle.focus());
    } else if (!wide.matches && chaptersAreShown()) {
      showChapters(false);
      chaptersToggle.focus();
    }
  }

  // The page for missing addresses lies elsewhere than its address says: no anchor leads into it.
  function skipToText(event) {
    event.preventDefault();
    $('main').focus();
  }

  function onLetter(event) {
    if (!keys['letter-keys']) {
      return;
    }
    if (event.key === '?') {
      $('#settings').togglePopover();
    } else if (searchPanel) {
      event.preventDefault();
      openSearch();
    }
  }

  function onKey(event) {
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) {
      return;
    }
    if (event.key === 'Escape') {
      escape();
    } else if (typing()) {
      return;
    } else if (!event.shiftKey && ['ArrowLeft', 'ArrowRight'].includes(event.key)) {
      turnPage(event.key);
    } else if (['?', 's', '/'].includes(event.key)) {
      // mdBook's script, which comes later, must not see them.
      event.stopImmediatePropagation();
      onLetter(event);
    }
  }

  setUpSettings();
  setUpChapters();
  setUpProgress();
  setUpHeadings();
  setUpSearch();
  setUpScrolling();
  $('.skip-link').addEventListener('click', skipToText);
  document.addEventListener('keydown', onKey);
  setUpCode();
})();
