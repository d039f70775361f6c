namespace Amazon.Lambda.APIGatewayEvents;

/// <summary>A request through a REST API with proxy integration.</summary>
public class APIGatewayProxyRequest
{
    /// <summary>The path pattern, such as <c>/videos/{videoId}</c>.</summary>
    public string Resource { get; set; }

    /// <summary>The path as requested.</summary>
    public string Path { get; set; }

    /// <summary>The method.</summary>
    public string HttpMethod { get; set; }

    /// <summary>The headers as sent; of several values the last. Null when there are none.</summary>
    public IDictionary<string, string> Headers { get; set; }

    /// <summary>The headers with all values.</summary>
    public IDictionary<string, IList<string>> MultiValueHeaders { get; set; }

    /// <summary>The decoded query; of several values the last. Null when there is none.</summary>
    public IDictionary<string, string> QueryStringParameters { get; set; }

    /// <summary>The query with all values.</summary>
    public IDictionary<string, IList<string>> MultiValueQueryStringParameters { get; set; }

    /// <summary>The values of the pattern's places. Null when it has none.</summary>
    public IDictionary<string, string> PathParameters { get; set; }

    /// <summary>The stage's variables.</summary>
    public IDictionary<string, string> StageVariables { get; set; }

    /// <summary>About the request, the caller and the API.</summary>
    public ProxyRequestContext RequestContext { get; set; }

    /// <summary>The body; null when there is none.</summary>
    public string Body { get; set; }

    /// <summary>True when the body is Base64 of binary content.</summary>
    public bool IsBase64Encoded { get; set; }

    /// <summary>About the request, the caller and the API.</summary>
    public class ProxyRequestContext
    {
        /// <summary>The path with the stage.</summary>
        public string Path { get; set; }

        /// <summary>The API's account.</summary>
        public string AccountId { get; set; }

        /// <summary>The id of the resource.</summary>
        public string ResourceId { get; set; }

        /// <summary>The stage.</summary>
        public string Stage { get; set; }

        /// <summary>The gateway's id of the request.</summary>
        public string RequestId { get; set; }

        /// <summary>The caller.</summary>
        public RequestIdentity Identity { get; set; }

        /// <summary>The path pattern.</summary>
        public string ResourcePath { get; set; }

        /// <summary>The method.</summary>
        public string HttpMethod { get; set; }

        /// <summary>The API's id.</summary>
        public string ApiId { get; set; }

        /// <summary>The extended id of the request.</summary>
        public string ExtendedRequestId { get; set; }

        /// <summary>The connection (WebSocket APIs).</summary>
        public string ConnectionId { get; set; }

        /// <summary>When it was opened, epoch milliseconds (WebSocket APIs).</summary>
        public long ConnectedAt { get; set; }

        /// <summary>The host name called.</summary>
        public string DomainName { get; set; }

        /// <summary>Its first label.</summary>
        public string DomainPrefix { get; set; }

        /// <summary>CONNECT, MESSAGE or DISCONNECT (WebSocket APIs).</summary>
        public string EventType { get; set; }

        /// <summary>The message (WebSocket APIs).</summary>
        public string MessageId { get; set; }

        /// <summary>The route (WebSocket APIs).</summary>
        public string RouteKey { get; set; }

        /// <summary>What the authorizer told.</summary>
        public APIGatewayCustomAuthorizerContext Authorizer { get; set; }

        /// <summary>The operation's name in the API's definition.</summary>
        public string OperationName { get; set; }

        /// <summary>The integration's time (WebSocket APIs).</summary>
        public string IntegrationLatency { get; set; }

        /// <summary>Its direction (WebSocket APIs).</summary>
        public string MessageDirection { get; set; }

        /// <summary>When it arrived, in the form of access logs.</summary>
        public string RequestTime { get; set; }

        /// <summary>When it arrived, epoch milliseconds.</summary>
        public long RequestTimeEpoch { get; set; }

        /// <summary>The status (WebSocket APIs).</summary>
        public string Status { get; set; }
    }

    /// <summary>The caller.</summary>
    public class RequestIdentity
    {
        /// <summary>The Cognito pool.</summary>
        public string CognitoIdentityPoolId { get; set; }

        /// <summary>The caller's account, with IAM authorization.</summary>
        public string AccountId { get; set; }

        /// <summary>The Cognito identity.</summary>
        public string CognitoIdentityId { get; set; }

        /// <summary>The IAM principal.</summary>
        public string Caller { get; set; }

        /// <summary>The API key sent.</summary>
        public string ApiKey { get; set; }

        /// <summary>Its id.</summary>
        public string ApiKeyId { get; set; }

        /// <summary>The IAM access key.</summary>
        public string AccessKey { get; set; }

        /// <summary>The address of the last hop; behind a CDN, the CDN's.</summary>
        public string SourceIp { get; set; }

        /// <summary>How Cognito authenticated.</summary>
        public string CognitoAuthenticationType { get; set; }

        /// <summary>Who authenticated for Cognito.</summary>
        public string CognitoAuthenticationProvider { get; set; }

        /// <summary>The IAM principal's ARN.</summary>
        public string UserArn { get; set; }

        /// <summary>The User-Agent header.</summary>
        public string UserAgent { get; set; }

        /// <summary>The IAM user.</summary>
        public string User { get; set; }

        /// <summary>The client's certificate, with mutual TLS.</summary>
        public ProxyRequestClientCert ClientCert { get; set; }
    }

    /// <summary>A client certificate.</summary>
    public class ProxyRequestClientCert
    {
        /// <summary>The certificate, PEM.</summary>
        public string ClientCertPem { get; set; }

        /// <summary>Its subject.</summary>
        public string SubjectDN { get; set; }

        /// <summary>Its issuer.</summary>
        public string IssuerDN { get; set; }

        /// <summary>Its serial number.</summary>
        public string SerialNumber { get; set; }

        /// <summary>When it is valid.</summary>
        public ClientCertValidity Validity { get; set; }
    }

    /// <summary>When a certificate is valid.</summary>
    public class ClientCertValidity
    {
        /// <summary>From.</summary>
        public string NotBefore { get; set; }

        /// <summary>Until.</summary>
        public string NotAfter { get; set; }
    }
}
