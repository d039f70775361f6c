using Pulumi;
using VideoStack.Infra.Components;
using Variable = (string Name, Pulumi.Input<string>? Value);

namespace VideoStack.Infra;

/// <summary>The functions behind accounts: what each is told, and what each may do. One serves all operations of a group, which need the same.</summary>
internal sealed class AccountFunctions(
    PlatformSettings settings, FunctionFactory factory, StorageComponent storage, IdentityComponent identity, TokenSigningComponent tokens)
{
    // Hashing a password is slow on purpose; with less memory, and so less processor, a person would wait for it.
    private const int HashingMemory = 1024;

    /// <summary>Declares who tells the gateway who calls.</summary>
    public FunctionComponent DeclareAuthorizer() => factory.Create("authorize", "Authorize", FunctionFactory.All(tokens.VerifierEnvironment), []);

    /// <summary>Declares them all.</summary>
    /// <returns>The function of each operation of <c>openapi.yaml</c> about accounts, by operationId.</returns>
    public IReadOnlyDictionary<string, FunctionComponent> Declare()
    {
        var handlers = new Dictionary<string, FunctionComponent>();
        Serve(CreateGetJwks(), "GetJwks");
        Serve(CreateRegister(), "Register");
        Serve(CreateSessions(), "Login", "RefreshSession", "Logout");
        Serve(CreateAccount(), "GetMe", "UpdateMe", "ChangePassword", "EnrolMfa", "ConfirmMfa", "DisableMfa", "CreateRecoveryCodes", "ListSessions",
            "RevokeSession");
        Serve(CreateMailLinks(), "VerifyEmail", "ForgotPassword", "ResetPassword");
        Serve(CreateAccountData(), "ExportAccount", "EraseAccount");
        Serve(CreateAdministration(), "ListUsers", "UpdateUser", "CreateInvitation");
        return handlers;

        void Serve(FunctionComponent function, params string[] operations)
        {
            foreach (var operation in operations) handlers.Add(operation, function);
        }
    }

    private FunctionComponent CreateGetJwks() => factory.Create("get-jwks", "GetJwks", FunctionFactory.All(tokens.PublicKeysEnvironment), []);

    private FunctionComponent CreateRegister() => factory.Create("register", "Register",
        [
            Users, Emails, MailTokens, EmailIndexKey, FieldKey, .. MailEnvironment, FirstAdministrator,
            ("REGISTRATION", settings.Accounts.Registration.ToString().ToLowerInvariant()),
            ("NEW_ACCOUNT_ROLES", settings.Accounts.NewAccountRole),
        ],
        [
            // An invitation counts for as long as who invites is an administrator.
            identity.Users.Allow("dynamodb:GetItem", "dynamodb:PutItem"),
            identity.Emails.Allow("dynamodb:UpdateItem"),
            identity.MailTokens.Allow("dynamodb:DeleteItem", "dynamodb:GetItem", "dynamodb:PutItem"),
            identity.AllowEmailIndex(),
            identity.AllowNewFieldKeys(),
            // Who may register whatever the setting says.
            .. identity.AllowFirstAdministrator(),
            .. identity.AllowMail(),
        ],
        HashingMemory);

    private FunctionComponent CreateSessions() => factory.Create("sessions", "Sessions",
        [Users, Emails, Sessions, EmailIndexKey, LockoutAttempts, .. FunctionFactory.All(tokens.SignerEnvironment)],
        [
            identity.Users.Allow("dynamodb:GetItem", "dynamodb:UpdateItem"),
            identity.Emails.Allow("dynamodb:UpdateItem"),
            identity.Sessions.Allow("dynamodb:DeleteItem", "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem"),
            identity.AllowEmailIndex(),
            identity.AllowFields(),
            tokens.AllowSigning(),
        ],
        HashingMemory);

    private FunctionComponent CreateAccount() => factory.Create("account", "Account",
        [Users, Emails, Sessions, LockoutAttempts],
        [
            identity.Users.Allow("dynamodb:GetItem", "dynamodb:UpdateItem"),
            // A wrong password counts here as it does at the sign-in.
            identity.Emails.Allow("dynamodb:UpdateItem"),
            identity.Sessions.Allow("dynamodb:DeleteItem"),
            identity.Sessions.AllowQuery(IdentityComponent.ByUserIndex),
            identity.AllowFields(),
        ],
        HashingMemory);

    private FunctionComponent CreateMailLinks() => factory.Create("mail-links", "MailLinks",
        [Users, Emails, MailTokens, Sessions, EmailIndexKey, LockoutAttempts, .. MailEnvironment, FirstAdministrator],
        [
            identity.Users.Allow("dynamodb:GetItem", "dynamodb:UpdateItem"),
            identity.Emails.Allow("dynamodb:GetItem", "dynamodb:UpdateItem"),
            identity.MailTokens.Allow("dynamodb:DeleteItem", "dynamodb:GetItem", "dynamodb:PutItem"),
            identity.Sessions.Allow("dynamodb:DeleteItem"),
            identity.Sessions.AllowQuery(IdentityComponent.ByUserIndex),
            identity.AllowEmailIndex(),
            identity.AllowFields(),
            .. identity.AllowFirstAdministrator(),
            .. identity.AllowMail(),
        ],
        HashingMemory);

    private FunctionComponent CreateAccountData() => factory.Create("account-data", "AccountData",
        [Users, Emails, Sessions, LockoutAttempts, ("VIDEOS_TABLE", storage.Videos.TableName)],
        [
            identity.Users.Allow("dynamodb:DeleteItem", "dynamodb:GetItem"),
            identity.Emails.Allow("dynamodb:DeleteItem", "dynamodb:UpdateItem"),
            identity.Sessions.Allow("dynamodb:DeleteItem"),
            identity.Sessions.AllowQuery(IdentityComponent.ByUserIndex),
            storage.Videos.Allow("dynamodb:UpdateItem"),
            storage.Videos.AllowQuery(StorageComponent.ByOwnerIndex),
            identity.AllowFields(),
        ],
        HashingMemory);

    private FunctionComponent CreateAdministration() => factory.Create("administration", "Administration",
        [Users, Emails, MailTokens, Sessions, EmailIndexKey, .. MailEnvironment],
        [
            // The last administrator stays one: a change is bound to another one's account.
            identity.Users.Allow("dynamodb:ConditionCheckItem", "dynamodb:GetItem", "dynamodb:UpdateItem"),
            identity.Users.AllowQuery(IdentityComponent.DirectoryIndex),
            identity.Emails.Allow("dynamodb:GetItem", "dynamodb:UpdateItem"),
            identity.MailTokens.Allow("dynamodb:PutItem"),
            identity.Sessions.Allow("dynamodb:DeleteItem"),
            identity.Sessions.AllowQuery(IdentityComponent.ByUserIndex),
            identity.AllowEmailIndex(),
            identity.AllowFields(),
            .. identity.AllowMail(),
        ]);

    private Variable Users => ("USERS_TABLE", identity.Users.TableName);

    private Variable Emails => ("EMAILS_TABLE", identity.Emails.TableName);

    private Variable MailTokens => ("MAIL_TOKENS_TABLE", identity.MailTokens.TableName);

    private Variable Sessions => ("SESSIONS_TABLE", identity.Sessions.TableName);

    private Variable EmailIndexKey => ("EMAIL_INDEX_KEY", identity.EmailIndexKeyArn);

    private Variable LockoutAttempts => ("LOCKOUT_ATTEMPTS", $"{settings.Accounts.LockoutAttempts}");

    // For who makes keys. Who opens them needs no name: it is in the ciphertext.
    private Variable FieldKey => ("FIELD_KEY", identity.FieldKeyArn);

    private Variable FirstAdministrator => ("FIRST_ADMINISTRATOR", identity.FirstAdministrator is { } first ? (Input<string>)first : null);

    // Links lead to the site, also those that an administrator hands over where there is no mail.
    private Variable[] MailEnvironment => [("SITE_ORIGIN", ToInput(settings.SiteAddress)), ("MAIL_FROM", ToInput(settings.Accounts.MailFrom))];

    private static Input<string>? ToInput(string? value) => value is null ? null : (Input<string>)value;
}
