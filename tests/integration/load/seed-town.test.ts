import { expect, test } from 'vitest';
import { signIn } from '@/lib/accounts/sign-in';
import { SecondStepAwaited } from '@/lib/accounts/second-step/pending-sign-in';
import { database } from '@/lib/platform/database';
import { seedTown } from '@/tests/load/seed-town';
import { withSecondFactor } from '@/tests/support/second-step';

// Two processes are started one after the other, each with the whole of the database client.
const patience = { timeout: 90_000 };

test(
  'семьи и специалисты для нагрузки: входят своим паролем, второй раз добавляется другой город',
  patience,
  async () => {
    withSecondFactor('required');
    const first = await seedTown(process.env, { families: 3, operators: 1 });
    const second = await seedTown(process.env, { families: 2, operators: 0, complete: false });
    const families = [...first.families, ...second.families];
    expect(new Set(families.map(({ login }) => login)).size).toBe(5);

    const children = await database().child.findMany({
      where: { personId: { in: families.map(({ childId }) => childId) } },
      select: { institutionId: true, guardianships: { select: { guardian: { select: { account: true } } } } },
    });
    expect(children.filter(({ institutionId }) => institutionId !== null)).toHaveLength(3);
    expect(children.every(({ guardianships }) => guardianships[0]?.guardian.account)).toBe(true);

    const [family] = families;
    const [operator] = first.operators;
    if (!family || !operator) throw new Error('Nobody was seeded');
    await expect(signIn({ login: family.login, password: family.password })).resolves.toBeDefined();
    const asked = signIn({ login: operator.login, password: operator.password });
    await expect(asked).rejects.toThrow(SecondStepAwaited);
  },
);
