import type { QuestionType } from "../api/client";
import { arrange, order } from "./Arrange";
import { cloze, clozeSelect, table } from "./Blanks";
import { character } from "./Character";
import { choice } from "./Choice";
import type { Exercise } from "./exercise";
import { flashcard } from "./Flashcard";
import { hottext } from "./Hottext";
import { imageChoice } from "./ImageChoice";
import { match } from "./Match";
import { multi } from "./Multi";
import { story } from "./Story";
import { trueFalse } from "./TrueFalse";
import { listen, numeric, spoken, text, translate } from "./Typed";

/** A view for each type that the server knows: the compiler holds this list against the server's own description. */
export const exercises: Record<QuestionType, Exercise> = {
  arrange,
  character,
  choice,
  cloze,
  cloze_select: clozeSelect,
  flashcard,
  hottext,
  image_choice: imageChoice,
  listen,
  match,
  multi,
  numeric,
  order,
  spoken,
  story,
  table,
  text,
  translate,
  true_false: trueFalse,
};
