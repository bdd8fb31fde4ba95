import { useQuery } from "@tanstack/react-query";
import { api, unwrap } from "../../api/client";
import type { DraftEditor } from "./draftEditor";
import { useEditing } from "./useDraftEditor";

/** What learners would get of the draft as it is now; made again after each save. */
export function usePreview(editor: DraftEditor, isWanted = true) {
  const { draft } = useEditing(editor);
  return useQuery({
    queryKey: ["studio", "preview", draft.id, draft.updatedAt],
    queryFn: async () => {
      // What was written a moment ago is in it too.
      await editor.flush();
      return await unwrap(api.POST("/api/v1/lessons/{id}/preview", { params: { path: { id: draft.id } } }));
    },
    enabled: isWanted,
    // The former one stays on the screen until the next is there.
    placeholderData: (former) => former,
    gcTime: 0,
    retry: false,
  });
}
