-- CreateTable
CREATE TABLE "Picture" (
    "owner" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "png" BYTEA NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "signatoryName" TEXT,
    "signatoryRole" JSONB NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "Picture_pkey" PRIMARY KEY ("owner","kind")
);
