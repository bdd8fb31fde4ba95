using System.Collections.Frozen;
using System.Text.Json;
using Myna.Server.Accounts.Identity;
using Myna.Server.Accounts.SignIn.Recovery;

namespace Myna.Server.Accounts.Mail;

/// <summary>The texts of emails, in English and Spanish. Plain text: nothing in it can be markup.</summary>
internal static class EmailTexts
{
    public const string English = "en";
    public const string Spanish = "es";

    private const string EnglishEnd = "\nYou asked to be reminded. To be reminded no more:\n\n{unsubscribe}\n";
    private const string SpanishEnd = "\nPediste que te lo recordáramos. Para no recibir más recordatorios:\n\n{unsubscribe}\n";

    private static readonly FrozenDictionary<(EmailKind, string), (string Subject, string Body)> Texts = new Dictionary<(EmailKind, string), (string, string)>
    {
        [(EmailKind.VerifyEmail, English)] = ("Confirm your email address",
            "Hello {name},\n\nopen this link to confirm that this address is yours:\n\n{link}\n\nIt works once, for two days. If you did not sign up, do nothing: without you nobody can confirm it.\n"),
        [(EmailKind.VerifyEmail, Spanish)] = ("Confirma tu dirección de correo",
            "Hola, {name}:\n\nabre este enlace para confirmar que esta dirección es tuya:\n\n{link}\n\nFunciona una sola vez, durante dos días. Si no te has registrado, no hagas nada: sin ti nadie puede confirmarla.\n"),
        [(EmailKind.ResetPassword, English)] = ("Choose a new password",
            "Hello {name},\n\nopen this link to choose a new password:\n\n{link}\n\nIt works once, for one hour. If you did not ask for it, do nothing: your password stays as it is.\n"),
        [(EmailKind.ResetPassword, Spanish)] = ("Elige una contraseña nueva",
            "Hola, {name}:\n\nabre este enlace para elegir una contraseña nueva:\n\n{link}\n\nFunciona una sola vez, durante una hora. Si no lo has pedido, no hagas nada: tu contraseña no cambia.\n"),
        [(EmailKind.PasswordChanged, English)] = ("Your password was changed",
            "Hello {name},\n\nyour password has just been changed, and your other devices have been signed out. If that was not you, reset your password at once:\n\n{link}\n"),
        [(EmailKind.PasswordChanged, Spanish)] = ("Tu contraseña ha cambiado",
            "Hola, {name}:\n\ntu contraseña acaba de cambiar y se ha cerrado la sesión en tus demás dispositivos. Si no has sido tú, restablécela cuanto antes:\n\n{link}\n"),
        [(EmailKind.ConfirmNewEmail, English)] = ("Confirm your new email address",
            "Hello {name},\n\nopen this link to use this address for your account from now on:\n\n{link}\n\nIt works once, for one hour. If you did not ask for it, do nothing.\n"),
        [(EmailKind.ConfirmNewEmail, Spanish)] = ("Confirma tu nueva dirección de correo",
            "Hola, {name}:\n\nabre este enlace para usar esta dirección en tu cuenta a partir de ahora:\n\n{link}\n\nFunciona una sola vez, durante una hora. Si no lo has pedido, no hagas nada.\n"),
        [(EmailKind.EmailChanged, English)] = ("Your email address is being changed",
            "Hello {name},\n\nsomebody who is signed in to your account wants to change its address to {detail}. If that was not you, reset your password at once:\n\n{link}\n"),
        [(EmailKind.EmailChanged, Spanish)] = ("Tu dirección de correo va a cambiar",
            "Hola, {name}:\n\nalguien con la sesión abierta en tu cuenta quiere cambiar su dirección a {detail}. Si no has sido tú, restablece tu contraseña cuanto antes:\n\n{link}\n"),
        [(EmailKind.NewDevice, English)] = ("A new device signed in",
            "Hello {name},\n\na device that we have not seen before has signed in to your account:\n\n{detail}\n\nIf that was not you, reset your password at once:\n\n{link}\n"),
        [(EmailKind.NewDevice, Spanish)] = ("Un dispositivo nuevo ha iniciado sesión",
            "Hola, {name}:\n\nun dispositivo que no conocíamos ha iniciado sesión en tu cuenta:\n\n{detail}\n\nSi no has sido tú, restablece tu contraseña cuanto antes:\n\n{link}\n"),
        [(EmailKind.StreakEnds, English)] = ("Your streak ends today",
            "Hello {name},\n\nyou have learnt {detail} days in a row. One lesson before midnight keeps your streak:\n\n{link}\n" + EnglishEnd),
        [(EmailKind.StreakEnds, Spanish)] = ("Tu racha termina hoy",
            "Hola, {name}:\n\nhas aprendido {detail} días seguidos. Una lección antes de medianoche mantiene tu racha:\n\n{link}\n" + SpanishEnd),
        [(EmailKind.LeagueCloses, English)] = ("Your league closes soon",
            "Hello {name},\n\nthe week of your league ends within a day. What you learn until then counts:\n\n{link}\n" + EnglishEnd),
        [(EmailKind.LeagueCloses, Spanish)] = ("Tu liga se cierra pronto",
            "Hola, {name}:\n\nla semana de tu liga termina en menos de un día. Lo que aprendas hasta entonces cuenta:\n\n{link}\n" + SpanishEnd),
        [(EmailKind.WordsDue, English)] = ("Words are waiting for you",
            "Hello {name},\n\n{detail} words and phrases are due. A short review now keeps them in your memory:\n\n{link}\n" + EnglishEnd),
        [(EmailKind.WordsDue, Spanish)] = ("Hay palabras que te esperan",
            "Hola, {name}:\n\ntoca repasar {detail} palabras y frases. Un repaso corto ahora las mantiene en tu memoria:\n\n{link}\n" + SpanishEnd),
    }.ToFrozenDictionary();

    /// <summary>The language that the account's preference <c>language</c> names, if emails are written in it; else English.</summary>
    public static string LanguageOf(User user) =>
        user.Preferences.TryGetValue("language", out var language) && language.ValueKind == JsonValueKind.String
            && language.GetString()!.StartsWith(Spanish, StringComparison.OrdinalIgnoreCase) ? Spanish : English;

    public static (string Subject, string Body) Write(EmailMessage email, string linkBase)
    {
        var (subject, body) = Texts[(email.Kind, email.Language)];
        if (email.Name.Length == 0)
        {
            body = body.Replace("Hello {name},", "Hello,", StringComparison.Ordinal).Replace("Hola, {name}:", "Hola:", StringComparison.Ordinal);
        }

        // Text that people chose goes in last, so that nothing in it is taken for a placeholder.
        return (subject, body
            .Replace("{link}", Link(email, linkBase), StringComparison.Ordinal)
            .Replace("{unsubscribe}", email.Unsubscribe ?? "", StringComparison.Ordinal)
            .Replace("{detail}", email.Detail ?? "", StringComparison.Ordinal)
            .Replace("{name}", email.Name, StringComparison.Ordinal));
    }

    /// <summary>Where the email leads: a page of the app. The token is in the query, which that page hands to the API.</summary>
    public static string Link(EmailMessage email, string linkBase)
    {
        var page = email.Kind switch
        {
            EmailKind.VerifyEmail or EmailKind.ConfirmNewEmail => $"verify-email?token={email.Token}",
            EmailKind.ResetPassword => $"reset-password?token={email.Token}",
            EmailKind.StreakEnds or EmailKind.LeagueCloses or EmailKind.WordsDue => "",
            _ => "forgot-password",
        };
        return $"{linkBase.TrimEnd('/')}/{page}";
    }
}
