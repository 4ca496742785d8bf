-- CreateTable
CREATE TABLE "Session" (
    "id" UUID NOT NULL,
    "tokenHash" CHAR(64) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Design" (
    "id" VARCHAR(20) NOT NULL,
    "sessionId" UUID NOT NULL,
    "name" VARCHAR(200) NOT NULL,
    "answers" JSON NOT NULL,
    "preset" VARCHAR(60),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archivedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Design_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Revision" (
    "designId" VARCHAR(20) NOT NULL,
    "number" INTEGER NOT NULL,
    "answers" JSON NOT NULL,
    "draftVersion" INTEGER NOT NULL,
    "requirements" JSON NOT NULL,
    "rulesetVersion" TEXT NOT NULL,
    "rulesetHash" TEXT NOT NULL,
    "catalogReadOn" TEXT NOT NULL,
    "catalogHash" TEXT NOT NULL,
    "plan" JSON NOT NULL,
    "summary" JSON NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Revision_pkey" PRIMARY KEY ("designId","number")
);

-- CreateTable
CREATE TABLE "ShareLink" (
    "id" UUID NOT NULL,
    "designId" VARCHAR(20) NOT NULL,
    "revisionNumber" INTEGER,
    "tokenHash" CHAR(64) NOT NULL,
    "includeCost" BOOLEAN NOT NULL,
    "includeCode" BOOLEAN NOT NULL,
    "includeRunbooks" BOOLEAN NOT NULL,
    "expiresAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),
    "lastOpenedAt" TIMESTAMPTZ(3),
    "timesOpened" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ShareLink_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Session_tokenHash_key" ON "Session"("tokenHash");

-- CreateIndex
CREATE INDEX "Design_sessionId_updatedAt_idx" ON "Design"("sessionId", "updatedAt" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "ShareLink_tokenHash_key" ON "ShareLink"("tokenHash");

-- CreateIndex
CREATE INDEX "ShareLink_designId_idx" ON "ShareLink"("designId");

-- AddForeignKey
ALTER TABLE "Design" ADD CONSTRAINT "Design_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Revision" ADD CONSTRAINT "Revision_designId_fkey" FOREIGN KEY ("designId") REFERENCES "Design"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ShareLink" ADD CONSTRAINT "ShareLink_designId_fkey" FOREIGN KEY ("designId") REFERENCES "Design"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- A published revision is a record: it is never changed, and goes only with its design.
CREATE FUNCTION "refuse_revision_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND NOT EXISTS (SELECT 1 FROM "Design" WHERE "id" = OLD."designId") THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'Revision % of design % is immutable', OLD."number", OLD."designId" USING ERRCODE = 'integrity_constraint_violation';
END
$$;

CREATE TRIGGER "Revision_is_immutable" BEFORE UPDATE OR DELETE ON "Revision"
  FOR EACH ROW EXECUTE FUNCTION "refuse_revision_change"();
