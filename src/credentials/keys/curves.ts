import { type EdwardsPointCons, edwards } from '@noble/curves/abstract/edwards.js';
import { type WeierstrassPointCons, weierstrass } from '@noble/curves/abstract/weierstrass.js';

/*
 * The curves whose points are public keys here, by their parameters. The library's own are the same (a test holds them against each
 * other), and bring along all that can be done with a curve: here nothing is asked but whether something is a point of it.
 */

/** Edwards25519 (RFC 8032, section 5.1). */
export const ED25519: EdwardsPointCons = edwards({
  p: 0x7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffedn,
  n: 0x1000000000000000000000000000000014def9dea2f79cd65812631a5cf5d3edn,
  h: 8n,
  a: 0x7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffecn,
  d: 0x52036cee2b6ffe738cc740797779e89800700a4d4141d8ab75eb4dca135978a3n,
  Gx: 0x216936d3cd6e53fec0a4e231fdd6dc5c692cc7609525a7b2c9562d608f25d51an,
  Gy: 0x6666666666666666666666666666666666666666666666666666666666666658n,
});

/** The curves of ECDSA by their JWK names (SEC 2, sections 2.4.2 and 2.5.1), and how many bytes a coordinate of each has. */
export const EC: Readonly<Record<'P-256' | 'P-384', { Point: WeierstrassPointCons<bigint>; size: number }>> =
  {
    'P-256': {
      size: 32,
      Point: weierstrass({
        p: 0xffffffff00000001000000000000000000000000ffffffffffffffffffffffffn,
        n: 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n,
        h: 1n,
        a: 0xffffffff00000001000000000000000000000000fffffffffffffffffffffffcn,
        b: 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn,
        Gx: 0x6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296n,
        Gy: 0x4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5n,
      }),
    },
    'P-384': {
      size: 48,
      Point: weierstrass({
        p: 0xfffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffeffffffff0000000000000000ffffffffn,
        n: 0xffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973n,
        h: 1n,
        a: 0xfffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffeffffffff0000000000000000fffffffcn,
        b: 0xb3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aefn,
        Gx: 0xaa87ca22be8b05378eb1c71ef320ad746e1d3b628ba79b9859f741e082542a385502f25dbf55296c3a545e3872760ab7n,
        Gy: 0x3617de4a96262c6f5d9e98bf9292dc29f8f41dbd289a147ce9da3113b5f0b8c00a60b1ce1d7e819d7a431d7c90ea0e5fn,
      }),
    },
  };
