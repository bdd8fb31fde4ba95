using Myna.Server.Content.Contracts;

namespace Myna.Server.Content.Authoring.Reading;

/// <summary>A course's policies as an author sends them. What is absent is as it is by default.</summary>
internal static class PoliciesBody
{
    private const string Open = "open", InOrder = "inOrder";

    public static CoursePolicies? Read(BodyFields? fields)
    {
        if (fields is null)
        {
            return null;
        }

        var mark = fields.Number("passMark");
        if (mark is < 0 or > 1)
        {
            fields.Error("passMark", "must be from 0 to 1");
        }

        var unlock = fields.Text("unlock", Open.Length + InOrder.Length);
        if (unlock is not (null or Open or InOrder))
        {
            fields.Error("unlock", $"must be {Open} or {InOrder}");
        }

        fields.RefuseUnknown();
        return CoursePolicies.Kept(new CoursePolicies(mark ?? CoursePolicies.DefaultPassMark, unlock == InOrder ? UnlockPolicy.InOrder : UnlockPolicy.Open));
    }
}
