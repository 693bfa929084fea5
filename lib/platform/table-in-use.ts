/** For the operator of the server: nothing is broken, and when it may be tried again. */
export class TableInUse extends Error {
  constructor(cause: Error) {
    super(
      'Миграция не применена: таблица, которую она меняет, всё время занята. База осталась прежней, портал работает. ' +
        `Повторите, когда кончатся долгие запросы (их показывает pg_stat_activity). ${cause.message}`,
      { cause },
    );
  }
}
