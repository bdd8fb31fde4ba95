import type { QuestionType } from "../api/client";
import { arrange } from "./Arrange";
import { choice } from "./Choice";
import type { Exercise } from "./exercise";
import { match } from "./Match";
import { listen, text, translate } from "./Typed";

/** A view for each type that the server knows: the compiler holds this list against the server's own description. */
export const exercises: Record<QuestionType, Exercise> = { arrange, choice, listen, match, text, translate };
