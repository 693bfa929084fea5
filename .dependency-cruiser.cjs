/**
 * The floors of the house, from the top: app → components → rooms of lib → access → platform → domain.
 * A floor may use the lower ones, never a higher one, never in a circle.
 */
const floor = (name, path, forbidden) => ({
  name,
  comment: `${path} may not use ${forbidden.join(', ')}`,
  severity: 'error',
  from: { path },
  to: { path: forbidden },
});

/** A room that calls the others and is called by none of them. */
const onTop = (room, comment) => ({
  name: `rooms-below-${room}`,
  comment,
  severity: 'error',
  from: { path: `^lib/(?!(${room}|worker|local)/)` },
  to: { path: `^lib/${room}/` },
});

/** The rooms side by side: none of them calls another. */
const rooms =
  'accounts|audit|families|documents|applications|certificates|counter|overview|letters|personal-data|directory|reports|regions|health|bookings|register|questions';
const upperRooms = `^lib/(${rooms}|reception|staff|imports|proposals|life|worker)/`;
const sharedRooms =
  '^lib/(papers|institutions|duplicates|endings|record-changes|reservations|settings|calendar|booked-times|standing)/';

module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    floor('domain-is-the-ground', '^lib/domain/', ['^lib/(?!domain/)', '^app/', '^components/', '^emails/']),
    floor('platform-over-domain', '^lib/platform/', [
      '^lib/(?!(domain|platform)/)',
      '^app/',
      '^components/',
      '^emails/',
    ]),
    floor('access-over-platform', '^lib/access/', [
      '^lib/(?!(domain|platform|access)/)',
      '^app/',
      '^components/',
      '^emails/',
    ]),
    floor('shared-rooms', sharedRooms, [upperRooms, '^app/', '^components/', '^emails/']),
    {
      name: 'staff-over-accounts',
      comment:
        'An account of staff is made and given back by the rules of the sign-in; no other room is asked.',
      severity: 'error',
      from: { path: '^lib/staff/' },
      to: { path: upperRooms, pathNot: '^lib/(accounts|staff)/' },
    },
    onTop(
      'reception',
      'A visit at the counter joins the rooms in one transaction; none of them knows of it.',
    ),
    onTop('staff', 'Who gives accounts to whom is asked by no room: they ask access.'),
    onTop('imports', 'A loaded list joins the rooms row by row; none of them knows of it.'),
    onTop('proposals', 'A deed on many records calls the verbs of the rooms; none of them knows of it.'),
    onTop('life', 'The life of the portal by itself calls the verbs of the rooms; none of them knows of it.'),
    floor('rooms-below-pages', '^lib/', ['^app/', '^components/']),
    {
      name: 'rooms-do-not-call-each-other',
      comment: 'What two rooms share moves down: to papers, institutions, access, platform or domain.',
      severity: 'error',
      from: {
        path: `^lib/(${rooms})/`,
      },
      to: {
        path: `^lib/(${rooms})/`,
        pathNot: '^lib/$1/',
      },
    },
    floor('components-below-pages', '^components/', ['^app/']),
    floor('primitives-know-no-domain', '^components/ui/', ['^lib/', '^components/(?!ui/)']),
    floor('letters-are-leaves', '^emails/', ['^lib/(?!domain/)', '^app/', '^components/']),
    {
      name: 'one-database-client',
      comment: 'Only the platform builds the database client.',
      severity: 'error',
      from: { path: '^(app|components|emails|lib)/', pathNot: '^lib/(platform|local)/' },
      to: { path: '^node_modules/(@prisma/adapter-pg|pg|pg-boss)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'pages-do-not-query',
      comment: 'A page reads through a query of lib.',
      severity: 'error',
      from: { path: '^(app|components)/' },
      to: { path: '^lib/platform/(database\\.|generated|storage|encryption|jobs|outbox)' },
    },
    {
      name: 'only-pages-know-next',
      severity: 'error',
      from: { path: '^(lib|emails|components)/', pathNot: '^lib/(local|access)/' },
      to: { path: '^node_modules/next(-auth)?/' },
    },
    {
      name: 'local-is-not-the-application',
      comment: 'The helpers of a fresh machine are never needed by the application.',
      severity: 'error',
      from: { path: '^(app|components|emails|lib)/', pathNot: '^lib/local/' },
      to: { path: '^lib/local/' },
    },
    {
      name: 'no-commands',
      comment:
        'The application starts no commands of the system: nothing a person typed can become a part of one.',
      severity: 'error',
      from: { path: '^(app|components|emails|lib)/', pathNot: '^lib/local/' },
      to: { path: '^(node:)?child_process$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^\\.next/', '^lib/platform/generated/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
