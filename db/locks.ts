/**
 * The advisory locks of a database, by number. Others may use the same database: ours lie close together, far from what
 * anybody picks first. A version that runs beside the next one knows them too, so that a number keeps its meaning.
 */
export const locks = {
  /** Held by the app that started the embedded server, which is stopped when nobody holds it. */
  owner: 7_803_110,
  /** Who takes a begun batch over; two at once would tear it in two. */
  claim: 7_803_111,
  /** Who brings the tables up to date. */
  migrations: 7_803_112,
  /** Who makes the first workspace and its admin. */
  firstRun: 7_803_113,
  /** Who folds or counts the tallies: what one takes out of the changes, the other must not count. */
  tallies: 7_803_114,
  /** Who builds the late indexes. */
  lateIndexes: 7_803_115,
  /** Who claims posts: so many at a time go to one host. */
  posts: 7_803_116,
  /** Who erases a person, beside a digest of whom: two at once would both search everything. */
  erasures: 7_803_117,
};
