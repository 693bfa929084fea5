/**
 * Whether the form holds other than what it was sent with: on a slow phone a page awakes after somebody has begun to type,
 * and «Назад» brings back what stood there. No event tells of either any more.
 */
export function isChangedAlready(form: HTMLFormElement): boolean {
  return [...form.elements].some(isChanged);
}

function isChanged(control: Element): boolean {
  if (control instanceof HTMLSelectElement) {
    // Where the page chose nothing, the browser shows the first.
    const { options, selectedIndex } = control;
    return options[selectedIndex] !== ([...options].find((one) => one.defaultSelected) ?? options[0]);
  }
  if (control instanceof HTMLTextAreaElement) return control.value !== control.defaultValue;
  if (!(control instanceof HTMLInputElement)) return false;
  return control.value !== control.defaultValue || control.checked !== control.defaultChecked;
}
