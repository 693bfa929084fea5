/**
 * Whether the form holds other than what it was sent with: on a slow phone a page awakes after somebody has begun to type,
 * and «Назад» brings back what stood there. No event tells of either any more.
 */
export function isChangedAlready(form: HTMLFormElement): boolean {
  return [...form.elements].some(isChanged);
}

function isChanged(control: Element): boolean {
  if (control instanceof HTMLSelectElement) {
    return [...control.options].some(({ selected, defaultSelected }) => selected !== defaultSelected);
  }
  if (control instanceof HTMLTextAreaElement) return control.value !== control.defaultValue;
  if (!(control instanceof HTMLInputElement)) return false;
  return control.value !== control.defaultValue || control.checked !== control.defaultChecked;
}
