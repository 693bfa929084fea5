const byName: Readonly<Record<string, string>> = {
  NotAllowedError:
    'Доступ к камере не разрешён. Разрешите его для этого сайта в настройках браузера или введите код с бумаги.',
  NotFoundError: 'Камера не найдена. Подключите её или введите код с бумаги.',
  OverconstrainedError: 'Камера не найдена. Подключите её или введите код с бумаги.',
  NotReadableError:
    'Камера занята другой программой. Закройте её и попробуйте ещё раз или введите код с бумаги.',
};

/** Why there is no picture, in words; `error` is what the browser says of it. */
export function whyNoCamera(error: unknown): string {
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  return byName[name] ?? 'Камера не включилась. Попробуйте ещё раз или введите код с бумаги.';
}
