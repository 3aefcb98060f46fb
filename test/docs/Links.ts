/**
 * Links: where a page leads inside the repository, and the headings it can be entered at.
 */

const withoutCode = (page: string): string => page.replaceAll(/^```[^]*?^```/gm, "").replaceAll(/`[^`\n]*`/g, "code")

/** The targets of a page's links, without those to other sites. */
export const inside = (page: string): ReadonlyArray<string> =>
  [...withoutCode(page).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = ""]) => target)
    .filter((target) => !/^[a-z]+:/.test(target))

/** The anchors of a page's headings, as GitHub makes them. */
export const anchors = (page: string): ReadonlySet<string> =>
  new Set(
    [...page.replaceAll(/^```[^]*?^```/gm, "").matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
      heading
        .toLowerCase()
        .replaceAll(/[^\p{Letter}\p{Number} _-]/gu, "")
        .replaceAll(" ", "-")
    )
  )
