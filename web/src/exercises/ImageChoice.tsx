import { useState } from "react";
import { t } from "../i18n";
import { Foreign } from "../text/Foreign";
import { type Exercise, type ExerciseProps, textOf } from "./exercise";
import { RadioOptions } from "./RadioOptions";

function ImageChoice(props: ExerciseProps) {
  const options = (props.question.options ?? []).map(({ id, image, text }) => ({
    id,
    label: <Picture address={image} text={text} tag={props.answerLanguage} />,
  }));
  return <RadioOptions {...props} options={options} className="choices pictures" />;
}

/** The picture, or its text where there is none to load: courses from elsewhere have names of pictures in the place of addresses. */
function Picture({ address, text, tag }: { address?: string | null; text: string; tag?: string }) {
  const [isMissing, setMissing] = useState(!address?.startsWith("/"));
  return isMissing ? (
    <Foreign tag={tag}>{text}</Foreign>
  ) : (
    <img src={address ?? undefined} alt={text} lang={tag} onError={() => setMissing(true)} />
  );
}

export const imageChoice: Exercise = {
  task: () => t("Choose the picture"),
  View: ImageChoice,
  show: (question, response) => textOf(question.options, String(response)),
};
