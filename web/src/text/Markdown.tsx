import { micromark } from "micromark";
import { gfmTable, gfmTableHtml } from "micromark-extension-gfm-table";
import { useMemo } from "react";

// The page allows no other source of markup: micromark leaves out raw HTML and dangerous addresses.
const policy =
  typeof window !== "undefined" && "trustedTypes" in window
    ? (window as { trustedTypes: TrustedTypePolicies }).trustedTypes.createPolicy("myna-markdown", {
        createHTML: (html) => html,
      })
    : { createHTML: (html: string) => html };

interface TrustedTypePolicies {
  createPolicy(name: string, rules: { createHTML(html: string): string }): { createHTML(html: string): string };
}

export function Markdown({ text }: { text: string }) {
  const html = useMemo(
    () => policy.createHTML(micromark(text, { extensions: [gfmTable()], htmlExtensions: [gfmTableHtml()] })),
    [text],
  );
  // biome-ignore lint/security/noDangerouslySetInnerHtml: micromark escapes everything that is not Markdown
  return <div className="markdown" dangerouslySetInnerHTML={{ __html: html }} />;
}
