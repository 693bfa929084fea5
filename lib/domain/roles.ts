/** People who sign in. The external systems have API keys, not a role. */
export const roles = {
  parent: { title: 'Родитель (законный представитель)' },
  child: { title: 'Ребёнок' },
  operator: { title: 'Специалист уполномоченной организации' },
  login_issuer: { title: 'Специалист школы или детского сада' },
  municipal_admin: { title: 'Администратор муниципалитета' },
  regional_admin: { title: 'Администратор региона' },
} as const satisfies Record<string, { title: string }>;

export type Role = keyof typeof roles;

export const allRoles = Object.keys(roles) as Role[];
