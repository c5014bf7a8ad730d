// mdbook-resource-cards f6fbeb348fb73cf0
// What cards can do beyond being read: remember in this browser what has been read, show how far a
// reading path has come, and filter the index. Without this script nothing is missing from the page.

(() => {
  'use strict';

  const STORE = 'resource-cards:read';

  // The ids of the resources that this reader has read; storage may be forbidden, and then they are
  // known as long as the page lasts.
  function load(known = new Set()) {
    try {
      return new Set(JSON.parse(localStorage.getItem(STORE) ?? '[]'));
    } catch {
      return known;
    }
  }

  function save(ids) {
    try {
      localStorage.setItem(STORE, JSON.stringify([...ids].sort()));
    } catch {
      // The marks last as long as the page.
    }
  }

  let read = load();

  function fill(text, values) {
    return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  }

  // What the address points to; it may not be a well-formed name.
  function fragment() {
    try {
      return decodeURIComponent(location.hash.slice(1));
    } catch {
      return '';
    }
  }

  // Reading marks

  function addMark(card) {
    const box = document.createElement('input');
    box.type = 'checkbox';
    box.checked = read.has(card.dataset.resource);
    box.setAttribute('aria-label', `${card.dataset.read}: ${card.getAttribute('aria-label')}`);
    box.addEventListener('change', () => {
      read = load(read);
      read[box.checked ? 'add' : 'delete'](card.dataset.resource);
      save(read);
      showMarks();
    });
    const label = document.createElement('label');
    label.className = 'resource-card-mark';
    label.append(box, ` ${card.dataset.read}`);
    card.append(label);
  }

  function showMarks() {
    for (const box of document.querySelectorAll('.resource-card-mark input')) {
      box.checked = read.has(box.closest('.resource-card').dataset.resource);
    }
    for (const path of document.querySelectorAll('.resource-path')) {
      const steps = [...path.querySelectorAll('[data-step]')];
      const count = steps.filter((step) => read.has(step.dataset.step)).length;
      const progress = path.querySelector('.resource-path-progress');
      if (progress) {
        progress.textContent = fill(progress.dataset.progress, { count, total: steps.length });
        progress.hidden = false;
      }
    }
  }

  // The filter of the index

  const FACETS = ['kind', 'level', 'access', 'status'];

  function setUpFilter(index) {
    const form = index.querySelector('.resource-filter');
    if (!form) {
      return;
    }
    const cards = [...index.querySelectorAll('.resource-card')];
    const texts = new Map(cards.map((card) => [card, card.textContent.toLowerCase()]));
    const sections = [...index.querySelectorAll('.resource-index-topic')];
    const count = form.querySelector('.resource-filter-count');

    function matches(card, wanted) {
      return (!wanted.topic || card.dataset.topics.split(' ').includes(wanted.topic))
        && FACETS.every((facet) => !wanted[facet] || card.dataset[facet] === wanted[facet])
        && wanted.text.toLowerCase().split(/\s+/).every((word) => texts.get(card).includes(word));
    }

    function show() {
      const wanted = Object.fromEntries(new FormData(form));
      let shown = 0;
      for (const card of cards) {
        card.hidden = !matches(card, wanted);
        shown += card.hidden ? 0 : 1;
      }
      for (const section of sections) {
        section.hidden = !section.querySelector('.resource-card:not([hidden])');
      }
      count.textContent = fill(index.dataset.found, { count: shown, total: cards.length });
      return wanted;
    }

    function change() {
      remember(show(), '');
    }

    // The address holds the filter, so that it can be shared and survives a reload. A filter that
    // the reader changes leaves the entry behind to which a link has led.
    function remember(wanted, hash) {
      const address = new URL(location.href);
      address.hash = hash;
      for (const [name, value] of Object.entries(wanted)) {
        if (value) {
          address.searchParams.set(name, value);
        } else {
          address.searchParams.delete(name);
        }
      }
      if (address.href !== location.href) {
        try {
          history.replaceState(history.state, '', address);
        } catch {
          // A page opened from a file may not change its address.
        }
      }
    }

    // A link to an entry must find it.
    function showTarget() {
      const target = document.getElementById(fragment());
      if (target && index.contains(target) && target.closest('[hidden]')) {
        for (const control of controls) {
          control.value = '';
        }
        remember(show(), location.hash);
        target.scrollIntoView();
      }
    }

    const controls = [...form.querySelectorAll('[name]')];
    const given = new URL(location.href).searchParams;
    for (const control of controls) {
      control.value = given.get(control.name) ?? '';
      if (control.selectedIndex === -1) {
        control.value = '';
      }
    }
    form.addEventListener('input', change);
    form.addEventListener('submit', (event) => event.preventDefault());
    // The controls are empty once the event is over.
    form.addEventListener('reset', () => setTimeout(change));
    // mdBook turns the page on arrow keys, and opens its search on letters.
    form.addEventListener('keydown', (event) => event.stopPropagation());
    addEventListener('hashchange', showTarget);
    form.hidden = false;
    remember(show(), location.hash);
    showTarget();
  }

  for (const index of document.querySelectorAll('.resource-index')) {
    setUpFilter(index);
  }
  for (const card of document.querySelectorAll('.resource-card[data-read]')) {
    addMark(card);
  }
  showMarks();
  addEventListener('storage', (event) => {
    if (event.key === STORE) {
      read = load(read);
      showMarks();
    }
  });
})();
