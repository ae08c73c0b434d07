import { isJsonObject, type JsonObject } from '../../common/json.js';
import { list } from '../documents/reading.js';
import type { LintRule } from './rule.js';

const source = (part: string) => `Open Badges 3.0, ${part}`;
const subject = (credential: JsonObject): JsonObject =>
  isJsonObject(credential.credentialSubject) ? credential.credentialSubject : {};
const achievement = (credential: JsonObject): JsonObject => {
  const value = subject(credential).achievement;
  return isJsonObject(value) ? value : {};
};

export const OB3_RULES: readonly LintRule[] = [
  {
    name: 'ob3.type',
    citation: source('section B.1.2 AchievementCredential'),
    effective: '2026-01-01',
    find: (credential) => (list(credential.type).includes('OpenBadgeCredential') ? undefined : '/type'),
  },
  {
    name: 'ob3.name',
    citation: source('section B.1.2 AchievementCredential'),
    effective: '2026-01-01',
    find: (credential) => (typeof credential.name === 'string' ? undefined : '/name'),
  },
  {
    name: 'ob3.achievement-complete',
    citation: source('section B.1.1 Achievement'),
    effective: '2026-01-01',
    find: (credential) => {
      const missing = ['id', 'type', 'name', 'description', 'criteria'].find(
        (key) => achievement(credential)[key] === undefined,
      );
      return missing === undefined ? undefined : `/credentialSubject/achievement/${missing}`;
    },
  },
  {
    name: 'ob3.results-described',
    citation: source('section B.1.17 Result'),
    effective: '2026-01-01',
    find: (credential) => {
      const described = new Set(
        list(achievement(credential).resultDescription).map((item) =>
          isJsonObject(item) ? item.id : undefined,
        ),
      );
      const index = list(subject(credential).result).findIndex(
        (item) => !isJsonObject(item) || !described.has(item.resultDescription),
      );
      return index < 0 ? undefined : `/credentialSubject/result/${index}`;
    },
  },
  {
    name: 'ob3.result-value-allowed',
    citation: source('section B.1.18 ResultDescription'),
    effective: '2026-01-01',
    comparesValues: true,
    find: (credential) => {
      const descriptions = list(achievement(credential).resultDescription).filter(isJsonObject);
      const index = list(subject(credential).result).findIndex((item) => {
        if (!isJsonObject(item)) return true;
        const description = descriptions.find((candidate) => candidate.id === item.resultDescription);
        const levels = list(description?.rubricCriterionLevel).map((level) =>
          isJsonObject(level) ? level.id : undefined,
        );
        if (item.achievedLevel !== undefined) return !levels.includes(item.achievedLevel);
        return item.value === undefined || !list(description?.allowedValue).includes(item.value);
      });
      return index < 0 ? undefined : `/credentialSubject/result/${index}`;
    },
  },
];
