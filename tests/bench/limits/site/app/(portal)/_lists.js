import { readFileSync } from 'node:fs';
import { deserialize } from 'node:v8';

/** What the portal has read from its database for these pages, kept in memory. */
export const lists = process.env.BENCH_LISTS ? deserialize(readFileSync(process.env.BENCH_LISTS)) : null;
