'use client';

import { useEffect } from 'react';

type Attributes = Readonly<Record<string, string>>;

/**
 * Where scripts run, a choice of «Версия для слабовидящих» takes effect without loading the page anew: nothing typed in a
 * form is lost. `first` are the attributes of `<html>` the version begins with.
 */
export function ViewSwitch({ first }: { first: Attributes }) {
  useEffect(() => {
    const chosen = (event: SubmitEvent) => {
      const { target: form, submitter: button } = event;
      if (!(form instanceof HTMLFormElement) || !(button instanceof HTMLButtonElement)) return;
      if (form.dataset.viewForm === undefined) return;
      event.preventDefault();
      show(button.name, button.value, first);
      keep(form, button);
    };
    document.addEventListener('submit', chosen);
    return () => document.removeEventListener('submit', chosen);
  }, [first]);
  return null;
}

/** Keeps the choice in the cookie. Without a connection it holds for this page alone. */
function keep(form: HTMLFormElement, button: HTMLButtonElement): void {
  const body = new URLSearchParams({ [button.name]: button.value });
  void fetch(form.action, { method: 'POST', body, redirect: 'manual', keepalive: true }).catch(
    () => undefined,
  );
}

function show(name: string, value: string, first: Attributes): void {
  const page = document.documentElement;
  const turned = name === 'turn';
  for (const [attribute, start] of Object.entries(first)) {
    if (turned && value === 'off') page.removeAttribute(attribute);
    else if (turned) page.setAttribute(attribute, start);
    else if (attribute === `data-view-${name}`) page.setAttribute(attribute, value);
  }
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-view-bar] [aria-pressed]')) {
    button.ariaPressed = String(page.getAttribute(`data-view-${button.name}`) === button.value);
  }
  if (turned) moveFocus(value === 'on');
}

/** The pressed button is hidden now: the focus goes to where the version is ruled, or back to where it is switched on. */
function moveFocus(on: boolean): void {
  const bar = document.querySelector<HTMLDetailsElement>('[data-view-bar] details');
  if (bar) bar.open = on;
  document
    .querySelector<HTMLElement>(on ? '[data-view-bar] summary' : '[data-view-form] [value="on"]')
    ?.focus();
}
