import type { WordFeedback } from "../api/client";
import { t } from "../i18n";
import { Foreign } from "../text/Foreign";
import { reasonOf, type Token } from "./diff";

/** A typed text word by word: what was typed above, what was expected below, and the difference in words. */
export function Diff({
  tokens,
  words = [],
  language,
}: {
  tokens: Token[];
  words?: readonly WordFeedback[];
  language?: string;
}) {
  return (
    <p className="diff">
      {tokens.map((token, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: tokens have no identity and never move
        <span key={index} className="token" data-kind={token.kind}>
          {token.kind !== "same" && (
            <Foreign tag={language} as="del">
              {token.typed ?? "\u00a0"}
            </Foreign>
          )}
          <Foreign tag={language} as={token.kind === "same" ? "span" : "ins"}>
            {token.kind === "same" ? token.typed : token.expected}
          </Foreign>
          {token.kind !== "same" && <small>{label(reasonOf(token, words))}</small>}
        </span>
      ))}
    </p>
  );
}

function label(reason: WordFeedback["reason"]): string {
  switch (reason) {
    case "accent":
      return t("accent");
    case "spelling":
      return t("spelling");
    case "typo":
      return t("typo");
    case "missing":
      return t("missing");
    case "extra":
      return t("too many");
    case "order":
      return t("another place");
    default:
      return t("another word");
  }
}
