import { useEffect, useState, useSyncExternalStore } from "react";
import { DraftEditor, type Editing } from "./draftEditor";

type Opened = { editor: DraftEditor } | { error: unknown } | null;

/** The editor of a lesson while its page is shown. */
export function useDraftEditor(lesson: string, user: string): Opened {
  const [opened, setOpened] = useState<Opened>(null);
  useEffect(() => {
    let isGone = false;
    let editor: DraftEditor | null = null;
    setOpened(null);
    DraftEditor.open(lesson, user)
      .then((made) => {
        editor = made;
        if (isGone) {
          made.close();
        } else {
          setOpened({ editor: made });
        }
      })
      .catch((error: unknown) => !isGone && setOpened({ error }));
    return () => {
      isGone = true;
      editor?.close();
    };
  }, [lesson, user]);
  return opened;
}

export const useEditing = (editor: DraftEditor): Editing => useSyncExternalStore(editor.subscribe, () => editor.state);
