import { activities } from './activities';
import { apps } from './apps';
import { comparisons } from './comparisons';
import { english } from './english';
import { languages } from './languages';
import { more } from './more';
import type { DialectPage } from './page';
import { roles } from './roles';
import { sections } from './sections';
import { traps } from './traps';

export const allPages: Readonly<Record<string, readonly DialectPage[]>> = {
  activities,
  apps,
  comparisons,
  english,
  languages,
  more,
  roles,
  sections,
  traps,
};
