using System.Net;
using Myna.Server.Accounts.Contracts;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Reminders;

/// <summary>
/// Ends a learner's reminders by the link of an email, without a login (RFC 8058). Only POST does: programs that look at every link of an email must not unsubscribe anybody.
/// The link itself opens a page with one button.
/// </summary>
internal sealed class Unsubscribe(IDocumentStore store, UnsubscribeLinks links) : IFeature
{
    public static void Map(Api api)
    {
        var feature = api.Feature<Unsubscribe>();
        var everybody = api.Tagged("Reminders").Everybody;
        var token = QueryParameter.Required("token", "The token of the email's link");
        everybody.GetFile(UnsubscribeLinks.Path, call => feature.Ask(call), "text/html")
            .Does("A page with a button that ends reminders by email", "askToUnsubscribe").Takes(token).May(AccountProblems.LinkInvalid, Problems.InvalidRequest);
        everybody.PostRaw<Nothing>(UnsubscribeLinks.Path, call => feature.Handle(call)).WithMetadata(new GivesFile(["text/html"]))
            .Does("End reminders by email: for the button of a mail program (RFC 8058)", "unsubscribe").Takes(token).May(AccountProblems.LinkInvalid, Problems.InvalidRequest);
    }

    private async ValueTask<Problem?> Ask(Call call)
    {
        if (links.UserOf(call.Query("token")) is null)
        {
            return AccountProblems.LinkInvalid;
        }

        await Write(call, "<form method=\"post\"><button>Send me no more reminders</button></form>");
        return null;
    }

    private async ValueTask<Problem?> Handle(Call call)
    {
        if (links.UserOf(call.Query("token")) is not { } userId)
        {
            return AccountProblems.LinkInvalid;
        }

        await store.Update(Reminder.Collection, userId, reminder => reminder.Email ? reminder with { Email = false, NextAt = null } : reminder, call.Cancellation);
        await Write(call, "<p>You get no more reminders.</p>");
        return null;
    }

    private static async ValueTask Write(Call call, string body)
    {
        call.Http.Response.StatusCode = (int)HttpStatusCode.OK;
        call.Http.Response.ContentType = "text/html; charset=utf-8";
        call.Http.Response.Headers.CacheControl = "no-store";
        await call.Http.Response.WriteAsync($"<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Reminders</title></head><body>{body}</body></html>\n", call.Cancellation);
    }
}
