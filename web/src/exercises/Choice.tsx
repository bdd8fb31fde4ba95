import { t } from "../i18n";
import { Foreign } from "../text/Foreign";
import { type Exercise, type ExerciseProps, textOf } from "./exercise";
import { RadioOptions } from "./RadioOptions";

function Choice(props: ExerciseProps) {
  const options = (props.question.options ?? []).map(({ id, text }) => ({
    id,
    label: <Foreign tag={props.answerLanguage}>{text}</Foreign>,
  }));
  return <RadioOptions {...props} options={options} />;
}

export const choice: Exercise = {
  task: () => t("Choose the translation"),
  View: Choice,
  show: (question, response) => textOf(question.options, String(response)),
};
